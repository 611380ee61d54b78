import Terminology
import Testing

@testable import Normalization

/// What means the same has the same key, in whatever language and script it is written.
@Suite struct QuantityEqualityTests {
    /// A key that all spellings share: each line is a language and texts, the place in ‹› where it is not all of the text.
    struct Group: Sendable, CustomStringConvertible {
        var kind: QuantityKind
        var value: String
        var texts: [(LanguageTag, [String])]
        var description: String { "\(kind) \(value)" }
    }

    static let groups: [Group] = [
        Group(
            kind: .ordinal, value: "21",
            texts: [
                (.english, ["21st", "twenty-first", "Twenty-first", "the ‹21st› TRIPO Heads Meeting", "twenty first"]),
                (.simplifiedChinese, ["第二十一次", "第21次", "第２１次", "‹第21次›中日韩知识产权局局长会议", "第 21 次", "第廿一届"]),
                (.traditionalChinese, ["第二十一次", "第21屆"]),
                (.japanese, ["第21回", "第二十一回", "第２１回", "‹第21回›日中韓特許庁長官会合", "21回目"]),
                (.korean, ["제21차", "제２１차", "‹제21차› 한중일 특허청장회의", "제21회", "21번째", "제이십일차"]),
            ]),
        Group(
            kind: .ordinal, value: "9",
            texts: [
                (.english, ["9th", "the ‹ninth› TRIPO User Symposium", "Ninth"]),
                (.simplifiedChinese, ["第九届", "第9届", "第九次"]), (.traditionalChinese, ["第九屆"]),
                (.japanese, ["第9回", "第九回"]),
                (.korean, ["제9회", "제9차", "아홉 번째", "아홉번째"]),
            ]),
        Group(
            kind: .number, value: "1990",
            texts: [
                (.english, ["1990s"]),
                (.simplifiedChinese, ["20世纪90年代", "1990年代", "上世纪‹90年代›", "二十世纪九十年代"]),
                (.traditionalChinese, ["20世紀90年代"]), (.japanese, ["1990年代", "90年代", "20世紀の90年代"]),
                (.korean, ["1990년대", "20세기 90년대", "90년대"]),
            ]),
        Group(
            kind: .date, value: "2021-11-30",
            texts: [
                (
                    .english,
                    [
                        "November 30, 2021", "30 November 2021", "Nov. 30, 2021", "Nov 30, 2021", "2021-11-30",
                        "2021.11.30",
                        "2021/11/30", "30th of November, 2021", "30th November 2021", "NOVEMBER 30, 2021",
                        "November 30 2021",
                        "30-Nov-2021", "11/30/2021", "30/11/2021", "30.11.2021", "On ‹November 30, 2021›, the 21st",
                        "Reiwa 3 (‹November 30, 2021›)", "November 30th, 2021",
                    ]
                ),
                (
                    .simplifiedChinese,
                    [
                        "2021年11月30日", "二〇二一年十一月三十日", "二零二一年十一月三十日", "令和3年11月30日", "2021 年 11 月 30 日", "2021年11月30号",
                        "２０２１年１１月３０日", "‹2021年11月30日›，中国", "民国110年11月30日",
                    ]
                ),
                (.traditionalChinese, ["2021年11月30日", "民國110年11月30日", "二〇二一年十一月三十日", "2021年11月30號"]),
                (
                    .japanese,
                    [
                        "令和3年11月30日", "令和三年十一月三十日", "2021年11月30日", "２０２１／１１／３０", "2021年１１月３０日", "R3.11.30",
                        "‹令和3年11月30日›（火）", "二〇二一年十一月三十日", "2021. 11. 30", "\u{32FF}3年11月30日",
                    ]
                ),
                (.korean, ["2021년 11월 30일", "2021년11월30일", "‹2021. 11. 30›.", "2021.11.30", "레이와 3년 11월 30일"]),
            ]),
        Group(
            kind: .date, value: "1989-01-07",
            texts: [
                (.japanese, ["昭和64年1月7日", "昭和六十四年一月七日", "S64.1.7"]), (.english, ["January 7, 1989", "7 January 1989"]),
                (.simplifiedChinese, ["1989年1月7日"]), (.korean, ["1989년 1월 7일"]),
            ]),
        Group(
            kind: .date, value: "1912-07-30",
            texts: [(.japanese, ["大正元年7月30日", "大正1年7月30日"]), (.english, ["July 30, 1912"])]),
        Group(
            kind: .yearMonth, value: "2022-01",
            texts: [
                (.english, ["January 2022", "Jan. 2022", "January, 2022", "January of 2022"]),
                (.simplifiedChinese, ["2022年1月", "二〇二二年一月", "2022年1月份"]), (.japanese, ["2022年1月", "令和4年1月"]),
                (.korean, ["2022년 1월"]),
            ]),
        Group(
            kind: .monthDay, value: "11-30",
            texts: [
                (.english, ["November 30", "30 November", "November 30th"]),
                (.simplifiedChinese, ["11月30日", "十一月三十日"]),
                (.japanese, ["11月30日", "１１月３０日"]), (.korean, ["11월 30일", "11월30일"]),
            ]),
        Group(
            kind: .number, value: "120000000",
            texts: [
                (
                    .english,
                    ["120 million", "120,000,000", "120000000", "one hundred and twenty million", "0.12 billion"]
                ),
                (.simplifiedChinese, ["1.2亿", "1.2 亿", "一亿二千万", "12000万", "1亿2000万"]),
                (.traditionalChinese, ["1.2億", "一億二千萬"]),
                (.japanese, ["1億2,000万", "1.2億", "１億２千万", "一億二千万", "1億2000万"]),
                (.korean, ["1억 2,000만", "1억2천만", "1.2억", "1억 2천만", "1억2000만"]),
            ]),
        Group(
            kind: .number, value: "30000",
            texts: [
                (.english, ["30,000", "30 thousand", "30000", "thirty thousand", "30\u{202F}000", "30\u{A0}000"]),
                (.simplifiedChinese, ["3万", "三万", "3 万", "30,000"]), (.traditionalChinese, ["3萬", "三萬"]),
                (.japanese, ["3万", "三万", "３万"]),
                (.korean, ["3만", "30,000"]),
            ]),
        Group(
            kind: .number, value: "3500",
            texts: [
                (.english, ["3,500", "3500", "３５００", "three thousand five hundred", "3\u{2009}500"]),
                (.simplifiedChinese, ["三千五百", "3500"]), (.traditionalChinese, ["三千五百"]),
                (.japanese, ["三千五百", "３，５００", "3千5百", "3,500"]),
                (.korean, ["삼천오백", "3천5백", "3,500"]),
            ]),
        Group(
            kind: .percent, value: "50",
            texts: [
                (.english, ["50%", "50 percent", "50 per cent", "50 %", "fifty percent", "50.0%"]),
                (.simplifiedChinese, ["百分之五十", "50%", "５０％", "50％", "百分之50"]), (.traditionalChinese, ["百分之五十"]),
                (
                    .japanese,
                    ["5割", "五割", "50%", "50パーセント", "５０％", "50\u{FF8A}\u{FF9F}\u{FF70}\u{FF7E}\u{FF9D}\u{FF84}"]
                ),
                (.korean, ["50퍼센트", "50%", "50 %"]),
            ]),
        Group(
            kind: .number, value: "3",
            texts: [
                (.english, ["the ‹three› Offices", "‹3› Offices"]), (.simplifiedChinese, ["三局", "3局", "三个"]),
                (.traditionalChinese, ["三局"]), (.japanese, ["三庁", "3庁", "三か国", "3ヶ国"]),
                (.korean, ["3청", "3국", "세 나라", "세 개"]),
            ]),
        Group(
            kind: .number, value: "10",
            texts: [
                (.english, ["ten", "10"]), (.simplifiedChinese, ["十年", "10年", "‹10›"]), (.japanese, ["十年", "10年"]),
                (.korean, ["10년", "열 가지"]),
            ]),
        Group(
            kind: .fraction, value: "3/4",
            texts: [
                (.english, ["3/4", "three quarters", "three-fourths", "6/8"]), (.simplifiedChinese, ["四分之三", "3/4"]),
                (.japanese, ["4分の3", "四分の三"]), (.korean, ["4분의 3", "사분의 삼", "3/4"]),
            ]),
        Group(
            kind: .time, value: "10:30",
            texts: [
                (.english, ["10:30", "10:30 a.m.", "10:30am", "10:30:00"]),
                (.simplifiedChinese, ["10时30分", "上午10时30分", "10:30", "10点30分"]),
                (.japanese, ["10時30分", "午前10時30分", "10時半", "午前10:30", "１０：３０"]),
                (.korean, ["10시 30분", "오전 10시 30분", "10시 반"]),
            ]),
        Group(
            kind: .time, value: "14:00",
            texts: [
                (.english, ["2 p.m.", "2 pm", "14:00", "2:00 p.m."]),
                (.simplifiedChinese, ["下午2时", "14时", "下午两点", "下午2点整", "下午2:00"]),
                (.japanese, ["午後2時", "14時", "14:00", "午後二時"]), (.korean, ["오후 2시", "14시"]),
            ]),
        Group(
            kind: .weekday, value: "2",
            texts: [
                (.english, ["Tuesday", "Tue."]), (.simplifiedChinese, ["星期二", "周二"]),
                (.traditionalChinese, ["星期二", "週二", "禮拜二"]),
                (.japanese, ["火曜日", "火曜", "（火）"]), (.korean, ["화요일", "(화)"]),
            ]),
        Group(
            kind: .number, value: "-10000",
            texts: [
                (.english, ["-10000", "-10,000", "minus 10,000", "\u{2212}10000", "A1=‹-10000›,"]),
                (.simplifiedChinese, ["负10000", "负一万", "-1万"]),
                (.japanese, ["マイナス1万", "-10000"]), (.korean, ["마이너스 1만", "-10,000"]),
            ]),
        Group(
            kind: .number, value: "3.14",
            texts: [
                (.english, ["3.14", "３．１４", "three point one four", "3.140"]), (.simplifiedChinese, ["3.14", "三点一四"]),
                (.japanese, ["３．１４", "三・一四"]),
                (.korean, ["3.14"]),
            ]),
        Group(
            kind: .identifier, value: "JP2021-123456A",
            texts: [
                (.english, ["JP2021-123456A", "jp2021-123456a"]), (.simplifiedChinese, ["‹JP2021-123456A›号"]),
                (.japanese, ["ＪＰ２０２１－１２３４５６Ａ"]),
                (.korean, ["‹JP2021-123456A›를"]),
            ]),
        Group(
            kind: .identifier, value: "10-2021-0123456",
            texts: [
                (.korean, ["10-2021-0123456", "‹10-2021-0123456›호"]),
                (.english, ["No. ‹10-2021-0123456›", "10-2021-0123456"]),
            ]),
        Group(
            kind: .identifier, value: "PCT/CN2021/100000",
            texts: [
                (.english, ["PCT/CN2021/100000"]), (.simplifiedChinese, ["申请‹PCT/CN2021/100000›的"]),
                (.japanese, ["PCT/CN2021/100000"]),
            ]),
        Group(
            kind: .identifier, value: "ST.96",
            texts: [(.english, ["ST.96", "WIPO ‹ST.96›."]), (.korean, ["‹ST.96›을"]), (.japanese, ["ＳＴ．９６"])]),
        Group(
            kind: .identifier, value: "1.2.3",
            texts: [(.english, ["1.2.3", "Section ‹1.2.3›."]), (.simplifiedChinese, ["第‹1.2.3›节"])]),
    ]

    static let spellings: [(Group, LanguageTag, String)] = groups.flatMap { group in
        group.texts.flatMap { language, texts in texts.map { (group, language, $0) } }
    }

    @Test func thereAreManySpellings() { #expect(Self.spellings.count >= 200) }

    @Test(arguments: groups)
    func spellingsOfOneQuantityHaveOneKey(_ group: Group) {
        var keys: Set<UInt64> = []
        for (language, texts) in group.texts {
            for text in texts {
                let (plain, span) = QuantitySamples.marked(text)
                let quantities = QuantitySamples.quantities(plain, language)
                let quantity = quantities.first { $0.span == span }
                #expect(quantity?.kind == group.kind, "\(language) \(text): \(QuantitySamples.found(plain, language))")
                guard let quantity else { continue }
                #expect(Self.text(of: quantity.value) == group.value, "\(language) \(text)")
                keys.insert(quantity.key)
            }
        }
        #expect(keys.count == 1, "\(group)")
    }

    @Test func differentGroupsHaveDifferentKeys() {
        var owners: [UInt64: String] = [:]
        for (group, language, text) in Self.spellings {
            let (plain, span) = QuantitySamples.marked(text)
            for quantity in QuantitySamples.quantities(plain, language) where quantity.span == span {
                #expect(owners[quantity.key, default: group.description] == group.description)
                owners[quantity.key] = group.description
            }
        }
    }

    static func text(of value: QuantityValue) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return switch value {
        case .decimal(let decimal): decimal.description
        case .fraction(let numerator, let denominator): "\(numerator)/\(denominator)"
        case .date(let date): date.description
        case .month(let month, let day): day.map { two(month) + "-" + two($0) } ?? two(month)
        case .time(let seconds): two(seconds / 3600) + ":" + two(seconds % 3600 / 60)
        case .weekday(let day): "\(day)"
        case .identifier(let text): text
        }
    }
}
