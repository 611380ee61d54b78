import Terminology
import TestSupport
import Testing

@testable import Normalization

/// Random numbers and dates, written by formatters of the tests, and random text.
@Suite struct QuantityPropertyTests {
    /// A number below ten to the sixteenth in Chinese characters, or in Hangul.
    static func spelled(_ number: Int, digits: [String], small: [String], scales: [String]) -> String {
        var groups: [String] = []
        var (rest, scale) = (number, 0)
        while rest > 0 {
            let group = rest % 10_000
            var text = ""
            for (place, name) in zip([1000, 100, 10, 1], small) {
                let digit = group / place % 10
                if digit > 0 { text += digits[digit] + name }
            }
            if group > 0 { groups.insert(text + scales[scale], at: 0) }
            rest /= 10_000
            scale += 1
        }
        return groups.joined()
    }

    static func english(_ number: Int) -> String {
        let ones = [
            "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ]
        let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        func below1000(_ number: Int) -> String {
            var words: [String] = []
            if number >= 100 { words.append(ones[number / 100] + " hundred") }
            let rest = number % 100
            if rest > 0 {
                if number >= 100 { words.append("and") }
                words.append(rest < 20 ? ones[rest] : tens[rest / 10] + (rest % 10 > 0 ? "-" + ones[rest % 10] : ""))
            }
            return words.joined(separator: " ")
        }
        var words: [String] = []
        for (scale, name) in [(1_000_000_000, " billion"), (1_000_000, " million"), (1000, " thousand"), (1, "")] {
            let group = number / scale % 1000
            if group > 0 { words.append(below1000(group) + name) }
        }
        return words.joined(separator: " ")
    }

    @Test func numbersInWordsReadBack() {
        var generator = SplitMix64(seed: 21)
        let han = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let hangul = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]
        for _ in 0..<4000 {
            let magnitude = Int.random(in: 5...12, using: &generator)
            let limit = (0..<magnitude).reduce(1) { value, _ in value * 10 }
            let number = Int.random(in: 21...limit, using: &generator)
            let texts: [(LanguageTag, String)] = [
                (.english, Self.english(number)), (.english, String(number)),
                (
                    .japanese,
                    Self.spelled(number, digits: han, small: ["千", "百", "十", ""], scales: ["", "万", "億", "兆"]) + "円"
                ),
                (
                    .simplifiedChinese,
                    Self.spelled(number, digits: han, small: ["千", "百", "十", ""], scales: ["", "万", "亿", "万亿"]) + "元"
                ),
                (
                    .korean,
                    Self.spelled(number, digits: hangul, small: ["천", "백", "십", ""], scales: ["", "만 ", "억 ", "조 "])
                        + "개"
                ),
            ]
            let key = FoundQuantity.numberKey(Int64(number))
            for (language, text) in texts {
                // 万亿 after 亿 is not written so; Korean spaces between words are no part of a number in syllables.
                if language == .simplifiedChinese, number >= 1_000_000_000_000 { continue }
                let plain = language == .korean ? text.filter { $0 != " " } : text
                let found = QuantitySamples.quantities(plain, language)
                #expect(found.count == 1 && found.first?.key == key, "\(language) \(number) \(plain)")
            }
        }
    }

    @Test func datesReadBack() {
        var generator = SplitMix64(seed: 22)
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        for _ in 0..<2000 {
            let date = CalendarDate(daysSince1970: Int.random(in: -30_000...30_000, using: &generator))
            let (year, month, day) = (date.year, date.month, date.day)
            var texts: [(LanguageTag, String)] = [
                (.english, "\(months[month - 1]) \(day), \(year)"), (.english, "\(day) \(months[month - 1]) \(year)"),
                (.english, date.description), (.simplifiedChinese, "\(year)年\(month)月\(day)日"),
                (.traditionalChinese, "\(year)年\(month)月\(day)日"), (.japanese, "\(year)年\(month)月\(day)日"),
                (.korean, "\(year)년 \(month)월 \(day)일"), (.korean, "\(year). \(month). \(day)."),
                (.japanese, "\(year)/\(month)/\(day)"),
            ]
            for (name, first, last) in [
                ("昭和", PartialDate(iso: "1926-12-25"), PartialDate(iso: "1989-01-07")),
                ("平成", PartialDate(iso: "1989-01-08"), PartialDate(iso: "2019-04-30")),
                ("令和", PartialDate(iso: "2019-05-01"), nil),
            ] {
                guard let first = first?.earliest, date >= first, date <= last?.earliest ?? date else { continue }
                let reign = year - first.year + 1
                texts.append((.japanese, "\(name)\(reign == 1 ? "元" : String(reign))年\(month)月\(day)日"))
            }
            let key = FoundQuantity.key(.date, Int64(date.ordinal), 0)
            for (language, text) in texts {
                let found = QuantitySamples.quantities(text, language)
                #expect(found.count == 1 && found.first?.key == key, "\(language) \(text)")
            }
        }
    }

    /// Whatever the text, spans are in order, do not overlap, lie within the text and cut no grapheme, and the keys are
    /// those of the quantities.
    @Test func anyTextIsReadSafely() {
        var generator = SplitMix64(seed: 23)
        let pieces =
            Array("0123456789.,-/:% ()年月日时時分第次回届一二三四五六七八九十百千万億亿元半割成제차회년월일시분만억세한").map(String.init) + [
                "令和", "平成", "November", "Nov. ", "twenty", "-first", " million", "th", "\u{301}", "\u{20E3}",
                "\u{200D}", "\u{3099}",
                "\u{110C}\u{1166}", "\u{FF12}", "\u{FF0D}", "👍🏽", "\r\n", "\u{600}", "a.m.", "COVID-19", "http://", "@",
                "%", "\u{32FF}",
            ]
        for round in 0..<6000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...24, using: &generator) {
                if round % 3 == 0, let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2_FFFF, using: &generator)) {
                    text.unicodeScalars.append(scalar)
                } else {
                    text += pieces.randomElement(using: &generator) ?? ""
                }
            }
            let boundaries = Set(
                text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count])
            for (language, reader) in QuantitySamples.readers {
                var end = 0
                let found = reader.quantities(in: text)
                for quantity in found {
                    #expect(
                        quantity.span.start >= end && quantity.span.end > quantity.span.start,
                        "\(language) \(text.debugDescription)")
                    #expect(
                        boundaries.contains(quantity.span.start) && boundaries.contains(quantity.span.end),
                        "\(language) \(text.debugDescription)")
                    end = quantity.span.end
                }
                #expect(end <= text.utf8.count)
                #expect(reader.keys(in: text).strong == found.filter { !$0.isWeak }.map(\.key))
            }
        }
    }
}
