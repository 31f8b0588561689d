-- Version 5: what reminds the clerk, derived like the columns beside it. `duty_alarm` is the last working day not after
-- day N of the next duty; `follow_up_on` the day by which an ended item is to be followed up (回访).
ALTER TABLE petition ADD COLUMN duty_alarm TEXT CHECK (duty_alarm IS date(duty_alarm));
ALTER TABLE petition ADD COLUMN follow_up_on TEXT CHECK (follow_up_on IS date(follow_up_on));
CREATE INDEX petition_alarm ON petition (duty_alarm) WHERE duty_alarm IS NOT NULL;
CREATE INDEX petition_follow_up ON petition (follow_up_on) WHERE follow_up_on IS NOT NULL;
