import Normalization
import Terminology

/// Writes a value in the way that another value is written: 第21次 becomes 第22次, "November 30, 2021" "November 29, 2022".
///
/// What a text consists of is looked for in all forms that a number can have in the language, and written in the same form. What comes of it is
/// read again: unless it means just what it shall, it is not taken.
final class ValueTransfer {
    private let reader: QuantityReader
    private let forms: NumberForms
    /// Whether the text has figures only, where numbers of one figure mostly have a zero before them.
    private var isPadded = false

    /// Ways of putting the parts together that are tried.
    private static let mostTrials = 500

    init(_ reader: QuantityReader) {
        self.reader = reader
        forms = NumberForms(reader.language)
    }

    /// - Parameters:
    ///   - text: how the old value is written.
    ///   - asked: how the new value is written in the text that is asked for.
    /// - Returns: Nil where no way is found.
    func rewritten(_ text: String, from old: Quantity, to new: Quantity, asked: String) -> String? {
        if case .identifier(let name) = new.value {
            guard case .identifier = old.value else { return nil }
            return verified(name, new) ? name : nil
        }
        if let figures = asked.figures, figures.isExact {
            guard let place = text.figures else { return nil }
            let result = place.before + figures.digits + place.after
            return verified(result, new) ? result : nil
        }
        guard let parts = Self.parts(old, new) else { return nil }
        var trials = 0
        isPadded = !text.contains { $0.isLetter }
        return rewritten(text[...], parts.filter { $0.old != $0.new }, "", &trials, new)
            ?? respelled(text, parts, new)
    }

    // MARK: Parts

    private enum Role { case number, year, month, weekday }

    private struct Part {
        var old: Int
        var new: Int
        var role = Role.number
    }

    /// The whole numbers that two values of one kind consist of.
    private static func parts(_ old: Quantity, _ new: Quantity) -> [Part]? {
        switch (old.value, new.value) {
        case (.decimal(let left), .decimal(let right)):
            guard let left = left.integer, let right = right.integer else { return nil }
            return [Part(old: left, new: right)]
        case (.fraction(let left, let leftWhole), .fraction(let right, let rightWhole)):
            return [Part(old: left, new: right), Part(old: leftWhole, new: rightWhole)]
        case (.date(let left), .date(let right)):
            var parts = [Part(old: left.year, new: right.year, role: .year)]
            guard (left.month == nil) == (right.month == nil), (left.day == nil) == (right.day == nil) else {
                return nil
            }
            if let month = left.month, let other = right.month {
                parts.append(Part(old: month, new: other, role: .month))
            }
            if let day = left.day, let other = right.day { parts.append(Part(old: day, new: other)) }
            return parts
        case (.date(let left), .decimal(let right)):
            guard left.month == nil, let right = right.integer else { return nil }
            return [Part(old: left.year, new: right, role: .year)]
        case (.decimal(let left), .date(let right)):
            guard right.month == nil, let left = left.integer else { return nil }
            return [Part(old: left, new: right.year, role: .year)]
        case (.month(let left, let leftDay), .month(let right, let rightDay)):
            var parts = [Part(old: left, new: right, role: .month)]
            if let leftDay, let rightDay { parts.append(Part(old: leftDay, new: rightDay)) }
            return (leftDay == nil) == (rightDay == nil) ? parts : nil
        case (.time(let left), .time(let right)):
            return [(3600, 24), (60, 60), (1, 60)].map { unit, count in
                Part(old: left / unit % count, new: right / unit % count)
            }
        case (.weekday(let left), .weekday(let right)): return [Part(old: left, new: right, role: .weekday)]
        default: return nil
        }
    }

    // MARK: Trials

    /// Puts each part where its old value stands, in all ways, until what comes of it means the new value.
    ///
    /// - Parameters:
    ///   - rest: what has not been looked at.
    ///   - done: what comes before it.
    private func rewritten(
        _ text: Substring, _ parts: [Part], _ done: String, _ trials: inout Int, _ wanted: Quantity
    ) -> String? {
        guard trials < Self.mostTrials else { return nil }
        if parts.isEmpty {
            trials += 1
            let result = done + text
            return verified(result, wanted) ? result : nil
        }
        // The places of all parts, from left to right: which is next is tried in turn.
        for place in parts.indices {
            for (range, replacement) in occurrences(of: parts[place], in: text) {
                var others = parts
                others.remove(at: place)
                let before = done + text[..<range.lowerBound] + replacement
                if let result = rewritten(text[range.upperBound...], others, before, &trials, wanted) { return result }
            }
        }
        return nil
    }

    private func occurrences(of part: Part, in text: Substring) -> [(Range<String.Index>, String)] {
        var pairs: [(String?, String?)] = []
        if part.role == .weekday {
            pairs = Array(zip(forms.weekdays(part.old), forms.weekdays(part.new)))
        } else {
            if part.role == .month { pairs += zip(forms.months(part.old), forms.months(part.new)) }
            pairs += zip(
                forms.forms(of: part.old, isPadded: isPadded), forms.forms(of: part.new, isPadded: isPadded))
        }
        var found: [(Range<String.Index>, String)] = []
        for case (let old?, let new?) in pairs {
            // Not within a longer number.
            for range in text.ranges(ofLiteral: old)
            where !text.hasDigit(before: range, of: old) && !text.hasDigit(after: range, of: old) {
                found.append((range, new))
            }
        }
        if part.role == .year { found += eraYears(part, in: text) }
        return found
    }

    /// Numbers that are not the year but go with it: those of an era, and the last two figures.
    private func eraYears(_ part: Part, in text: Substring) -> [(Range<String.Index>, String)] {
        var found: [(Range<String.Index>, String)] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isASCII, text[index].isNumber else {
                index = text.index(after: index)
                continue
            }
            let end = text[index...].firstIndex { !($0.isASCII && $0.isNumber) } ?? text.endIndex
            if let number = Int(text[index..<end]), number != part.old, number + part.new - part.old > 0 {
                found.append((index..<end, "\(number + part.new - part.old)"))
            }
            index = end
        }
        return found
    }

    /// The whole written anew, for what is one number in one form.
    private func respelled(_ text: String, _ parts: [Part], _ wanted: Quantity) -> String? {
        guard parts.count == 1 else { return nil }
        let (olds, news) = (
            forms.forms(of: parts[0].old, isPadded: false), forms.forms(of: parts[0].new, isPadded: false)
        )
        for case (let old?, let new?) in zip(olds, news)
        where old == text && verified(new, wanted) {
            return new
        }
        return nil
    }

    /// Whether a text is one quantity, which means what another does.
    private func verified(_ text: String, _ wanted: Quantity) -> Bool {
        let found = reader.quantities(in: text)
        return found.count == 1 && found[0].key == wanted.key && found[0].span == TextSpan(0, text.utf8.count)
    }
}

/// The only figures of a value, with what stands around them.
private struct Figures {
    var before: String
    var digits: String
    var after: String

    /// Whether they have to stay as they are: a fraction, or zeros before a number, which numbers of documents have.
    var isExact: Bool { digits.contains(".") || digits.count > 2 && digits.first == "0" }
}

extension String {
    /// Nil where there are none, or several.
    fileprivate var figures: Figures? {
        let isFigure = { (character: Character) in character.isASCII && (character.isNumber || character == ".") }
        guard let start = firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
        var end = self[start...].firstIndex { !isFigure($0) } ?? endIndex
        while self[index(before: end)] == "." { end = index(before: end) }
        guard !self[end...].contains(where: { $0.isNumber }) else { return nil }
        return Figures(before: String(self[..<start]), digits: String(self[start..<end]), after: String(self[end...]))
    }
}

extension Substring {
    /// The places of a text, scalar by scalar.
    fileprivate func ranges(ofLiteral text: String) -> [Range<String.Index>] {
        guard !text.isEmpty else { return [] }
        var ranges: [Range<String.Index>] = []
        var start = startIndex
        while start < endIndex {
            if self[start...].unicodeScalars.starts(with: text.unicodeScalars) {
                ranges.append(start..<unicodeScalars.index(start, offsetBy: text.unicodeScalars.count))
            }
            start = unicodeScalars.index(after: start)
        }
        return ranges
    }

    fileprivate func hasDigit(before range: Range<String.Index>, of text: String) -> Bool {
        guard text.first?.isNumber == true, range.lowerBound > startIndex else { return false }
        return self[index(before: range.lowerBound)].isNumber
    }

    fileprivate func hasDigit(after range: Range<String.Index>, of text: String) -> Bool {
        text.last?.isNumber == true && range.upperBound < endIndex && self[range.upperBound].isNumber
    }
}
