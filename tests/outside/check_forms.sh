#!/usr/bin/env bash
# Looks at the papers of the catalogue with poppler: every form of the example case, printed into a folder of its own.
#
#     check_forms.sh OUTDIR
#
# Every PDF: A4, at most three pages, no page without text, nothing of the markup left, no empty brackets, no page that
# holds a signature alone. Prints one line a finding and exits 1 if there is any.
set -euo pipefail
export LC_ALL=C.UTF-8
out=${1:?usage: check_forms.sh OUTDIR}
findings=0
finding() {
    findings=$((findings + 1))
    printf 'FAIL  %s: %s\n' "$1" "$2"
}

count=0
for pdf in "$out"/F*.pdf; do
    name=$(basename "$pdf" .pdf)
    count=$((count + 1))
    info=$(pdfinfo "$pdf")
    grep -qE '^Page size: +595\.[0-9]+ x 841\.[0-9]+' <<<"$info" || finding "$name" "not A4"
    pages=$(sed -n 's/^Pages: *//p' <<<"$info")
    ((pages <= 3)) || finding "$name" "$pages pages"
    for ((page = 1; page <= pages; page++)); do
        text=$(pdftotext -f "$page" -l "$page" -layout -enc UTF-8 "$pdf" -)
        lines=$(grep -c '[^[:space:]]' <<<"$text" || true)
        ((lines >= 2)) || finding "$name" "page $page is empty"
        first=$(grep -m1 '[^[:space:]]' <<<"$text" | tr -d '[:space:]')
        if ((page > 1)) && grep -qE '^(清水镇人民政府|[0-9]{4}年[0-9]+月[0-9]+日|签收人)' <<<"$first"; then
            finding "$name" "page $page begins with the signature"
        fi
    done
    whole=$(pdftotext -enc UTF-8 "$pdf" - | tr -d '[:space:]\f')
    for trace in '{{' '}}' '{%' '%}' '@' '（）' '《》' '“”' '：，' '，，' '。。'; do
        if grep -qF -- "$trace" <<<"$whole"; then finding "$name" "$trace is on the paper"; fi
    done
    if grep -q $'\xef\xbf\xbd' <<<"$whole"; then finding "$name" "characters without Unicode value"; fi
    if [[ $name == F17 ]] && ! grep -qE '30日内.*向.+人民政府请求复查' <<<"$whole"; then
        finding "$name" "does not say where to ask for a review"
    fi
done
((count)) || finding "$out" "holds no form"
printf '%s forms looked at, %s findings\n' "$count" "$findings"
((findings == 0))
