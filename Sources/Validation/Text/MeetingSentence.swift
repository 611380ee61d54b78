import Normalization
import Terminology

/// A sentence that names one meeting with a number, and what it says of when and where that was held.
///
/// Reports of a meeting speak of much else that has a day and a place: seminars, agreements, offices. Only what stands with the name
/// or with the word for its holding is the meeting's.
struct MeetingSentence {
    let name: FoundName
    let facts: MeetingFacts
    private let block: CheckedBlock
    private let sentence: TextSpan
    private let language: LanguageTag
    private let tools: RuleTools

    /// Nil where no meeting is named, or several: then nothing tells which one a date belongs to.
    init?(_ block: CheckedBlock, _ sentence: TextSpan, _ language: LanguageTag, _ tools: RuleTools) {
        let names = block.names(in: sentence)
        guard let first = names.firstIndex(where: \.isMeeting),
            !names[(first + 1)...].contains(where: \.isMeeting), let facts = names[first].known.meeting
        else { return nil }
        (name, self.facts, self.block) = (names[first], facts, block)
        (self.sentence, self.language, self.tools) = (sentence, language, tools)
    }

    /// The rule whose patterns are words for the holding of a meeting.
    private static let holding = "X20"

    /// Whether another event is spoken of in a stretch.
    func hasOtherEvent(in stretch: TextSpan) -> Bool {
        let isOther = block.names(in: stretch).contains { other in
            [.meeting, .event].contains(other.kind) && other.span != name.span && other.id != facts.series
        }
        return isOther || tools.hasEvent(block, in: stretch, language)
    }

    /// Whether a day or a place is that of the meeting.
    func isHeld(_ place: TextSpan) -> Bool {
        let isBefore = place.end <= name.span.start
        let gap = isBefore ? TextSpan(place.end, name.span.start) : TextSpan(name.span.end, place.start)
        if gap.end < gap.start || hasOtherEvent(in: gap) { return false }
        if isBefore, Self.attributes.contains(bare(gap)) { return true }
        let isReferring = tools.book.referring[language]?.areIn(block.text(sentence)) == true
        if !isReferring, (isBefore ? Self.jointsBefore : Self.jointsBehind).contains(bare(gap)) { return true }
        guard let held = block.hits(Self.holding, in: sentence).first(where: { $0.start >= name.span.end }) else {
            return false
        }
        let way = TextSpan(name.span.end, held.start)
        if hasOtherEvent(in: way) || isReferring && way.range.count > Self.shortestWay { return false }
        // “agreed that the next one will be held on”
        let late = TextSpan(min(way.end, way.start + Self.shortestWay), way.end)
        if tools.book.wordsAhead(language)?.areIn(block.text(late)) == true { return false }
        if isBefore { return gap.range.count <= Self.longestGap && block.hits(Self.holding, in: gap).isEmpty }
        if place.end <= held.start { return true }
        let behind = TextSpan(held.end, place.start)
        return language == .english && behind.start <= behind.end && !hasOtherEvent(in: behind)
            && bare(behind).utf8.count <= Self.longestBehind
    }

    /// Bytes between the name and a word for its holding that stands right behind it: “ was ”, 于, が.
    private static let shortestWay = 10
    /// Bytes between a day at the head of a sentence and the name.
    private static let longestGap = 60
    /// Bytes between a word for the holding and a day or place, without other days and places.
    private static let longestBehind = 24

    /// A stretch without the days and places in it.
    private func bare(_ stretch: TextSpan) -> String {
        var spans = block.names(in: stretch).filter { $0.kind == .place }.map(\.span)
        spans += block.quantities(in: stretch).filter { $0.date != nil }.map(\.span)
        var (text, place) = ("", stretch.start)
        for span in spans.sorted(by: { $0.start < $1.start }) where span.start >= place {
            text += block.text(TextSpan(place, span.start))
            place = span.end
        }
        text += block.text(TextSpan(place, stretch.end))
        return text.replacing("  ", with: " ")
    }

    /// What stands between a day or place and the name of the meeting behind it.
    private static let jointsBefore: Set<String> = [
        "", " ", ", ", ", the ", " the ", ", at the ", " at the ", " for the ", ", in , the ", ", in the ",
        " on for the ",
        "，", "，在", "、", "の", "に", "で", "にで", "에 ", "에서 ", "에 에서 ", "에, ",
    ]
    /// The same where it is said of the meeting and of nothing else: 上海で開催された第24回会合.
    private static let attributes: Set<String> = [
        "举行的", "召开的", "举办的", "在举行的", "在召开的", "在举办的", "举行了", "召开了", "举办了", "举行", "召开", "举办", "在举行",
        "在召开", "在举办", "での", "に開催された", "で開催された", "に開かれた", "で開かれた", "にで開催された", "にで開かれた",
        "에서의 ", "에 열린 ", "에서 열린 ", "에 개최된 ", "에서 개최된 ", "에 에서 열린 ", "에 에서 개최된 ",
    ]
    /// The same behind it.
    private static let jointsBehind: Set<String> = [
        " ", " (", "(", "（", " of ", " on ", " in ", " in , ", " in on ", ", ", ", , ", " — ", " — , ", " (, ", "(, ",
        "（、", "（，",
        "（の", "(、",
    ]
}
