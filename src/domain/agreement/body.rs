//! 主持调解的单位: what kind of body mediated decides the title of the paper and what applies to it.

use crate::domain::terms::terms;
use chrono::NaiveDate;

terms! {
    /// 主持调解的单位的性质.
    MediatingKind {
        Committee = "committee", "人民调解委员会";
        Police = "police", "公安派出所";
        Township = "township", "镇人民政府";
        Judicial = "judicial", "司法所";
        Other = "other", "其他组织";
    }
}

impl MediatingKind {
    /// The title of the paper. Mediation by police or government is not 人民调解.
    pub fn paper_title(self) -> &'static str {
        match self {
            Self::Committee => "人民调解协议书",
            Self::Police => "治安调解协议书",
            Self::Township | Self::Judicial | Self::Other => "调解协议书",
        }
    }

    /// Why an agreement of this body that took effect on `effective` cannot be confirmed by a court (司法确认);
    /// `None` when it can.
    ///
    /// Source: 人民调解法 Art. 33 (in force since 2011-01-01): agreements of people's mediation committees;
    /// 民事诉讼法 Art. 205 (this text since 2022-01-01): those of every lawfully established mediation organisation.
    pub fn confirmation_bar(self, effective: NaiveDate) -> Option<&'static str> {
        let since = |year| Some(effective) >= NaiveDate::from_ymd_opt(year, 1, 1);
        match self {
            Self::Committee if since(2011) => None,
            Self::Committee => Some("协议在人民调解法施行（2011年1月1日）前生效，没有司法确认这一程序。"),
            Self::Other if since(2022) => None,
            Self::Other => Some("2022年以前，只有人民调解委员会主持达成的协议可以申请司法确认。"),
            Self::Police | Self::Township | Self::Judicial => {
                Some("不是人民调解委员会或依法设立的调解组织主持达成的，不能申请司法确认，争议可以起诉。")
            }
        }
    }
}
