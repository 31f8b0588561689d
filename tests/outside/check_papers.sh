#!/usr/bin/env bash
# Looks at the papers of a folder with poppler, qpdf and PyMuPDF: programs that share no code with ours.
#
#     check_papers.sh OUTDIR
#
# Every PDF: fonts embedded, cut and readable as text; sound as a file; paper size; a title and a date of its own; no
# resident ID in the metadata. Registers: no full resident ID. The half-year report: its sentences and its grid.
# Prints one line a finding and exits 1 if there is any.
set -euo pipefail
export LC_ALL=C.UTF-8

# Names in the demo folder.
REPORT='半年工作总结.pdf'
REGISTERS='登记簿|台账|统计表|花名册'

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:?usage: check_papers.sh OUTDIR}
findings=0
finding() {
    findings=$((findings + 1))
    printf 'FAIL  %s: %s\n' "$1" "$2"
}

# The demo's persons carry resident IDs with the prefix 9901, which is given to no county.
# Two patterns: any 18 digits that stand alone, and a demo ID that a narrow column wrapped.
id_alone='(^|[^0-9])[0-9]{17}[0-9Xx]([^0-9]|$)'
id_wrapped='9901[0-9]{2}(19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx]'
has_id() { grep -qE "$id_alone" "$1" || grep -qE "$id_wrapped" <<<"$(tr -d '[:space:]' <"$1")"; }

check_fonts() {
    local pdf=$1 name=$2 fonts rows
    fonts=$(pdffonts "$pdf" 2>&1) || { finding "$name" "pdffonts cannot read it"; return; }
    rows=$(tail -n +3 <<<"$fonts")
    [[ -n $rows ]] || { finding "$name" "no font: nothing on it is text"; return; }
    # Columns from the right: object number and generation, uni, sub, emb.
    while read -r row; do
        [[ $(awk '{print $(NF-4), $(NF-3), $(NF-2)}' <<<"$row") == "yes yes yes" ]] ||
            finding "$name" "font not embedded, cut and mapped to Unicode: $row"
    done <<<"$rows"
}

check_info() {
    local pdf=$1 name=$2 info
    info=$(pdfinfo -isodates "$pdf" 2>&1) || { finding "$name" "pdfinfo cannot read it"; return; }
    grep -qE '^Title: +[^ ]' <<<"$info" || finding "$name" "no title in the metadata"
    grep -qE '^CreationDate: +(20[0-9]{2})-' <<<"$info" || finding "$name" "no creation date of its own"
    # A4 and A3, upright or on the side, in points; pdfinfo rounds.
    grep -qE '^Page size: +(595(\.[0-9]+)? x 84[12]|84[12](\.[0-9]+)? x (595|1190|1191)|119[01](\.[0-9]+)? x 84[12])' <<<"$info" ||
        finding "$name" "page size is neither A4 nor A3: $(grep '^Page size' <<<"$info")"
    # The dates go by their labels, so that their digits are not taken for a number.
    grep -vE '^(CreationDate|ModDate|File size)' <<<"$info" >"$work/info"
    if has_id "$work/info"; then finding "$name" "a resident ID in the metadata"; fi
}

check_text() {
    local pdf=$1 name=$2
    pdftotext -layout -enc UTF-8 "$pdf" "$work/text" 2>"$work/errors" || { finding "$name" "pdftotext cannot read it"; return; }
    grep -q '[^[:space:]]' "$work/text" || finding "$name" "no text can be taken from it"
    if grep -q $'\xef\xbf\xbd' "$work/text"; then finding "$name" "characters without Unicode value"; fi
    if [[ $name =~ $REGISTERS ]] && has_id "$work/text"; then finding "$name" "a full resident ID on a register"; fi
}

check_report() {
    local pdf=$out/$REPORT pattern meaning
    [[ -f $pdf ]] || { finding "$REPORT" "not there"; return; }
    pdftotext -enc UTF-8 "$pdf" - | tr -d '[:space:]\f' >"$work/report"
    while IFS=$'\t' read -r pattern meaning; do
        [[ -z $pattern || $pattern == '#'* ]] && continue
        grep -qE "$pattern" "$work/report" || finding "$REPORT" "does not say $pattern ($meaning)"
    done <"$here/half_year_2009.txt"
    python3 "$here/measure_grid.py" "$pdf" || finding "$REPORT" "off the grid of GB/T 9704"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count=0
while IFS= read -r -d '' pdf; do
    name=$(basename "$pdf")
    count=$((count + 1))
    check_fonts "$pdf" "$name"
    check_info "$pdf" "$name"
    check_text "$pdf" "$name"
    if command -v qpdf >/dev/null 2>&1; then
        qpdf --check "$pdf" >"$work/qpdf" 2>&1 || finding "$name" "qpdf: $(tail -n 1 "$work/qpdf")"
    fi
done < <(find "$out" -name '*.pdf' -type f -print0 | sort -z)
((count)) || finding "$out" "holds no PDF"
check_report

printf '%s papers looked at, %s findings\n' "$count" "$findings"
((findings == 0))
