import Glossary
import Lookup
import Normalization
import Terminology

/// Reads texts as the strictest colleague would; one for each thread.
public final class Checker {
    public let book: RuleBook
    private let recognizer: TermRecognizer
    private let rules: CompiledRules
    private let concepts: ConceptStore
    private var readers: [LanguageTag: (QuantityReader, SentenceSegmenter)] = [:]
    private var patterns: PatternScan
    private lazy var counterparts = book.sets["japanese"].map { HanCounterparts(rules, japanese: $0) }

    /// - Throws: `LookupError` for an index that is damaged.
    public init(_ book: RuleBook, _ recognizer: TermRecognizer) throws(LookupError) {
        (self.book, self.recognizer) = (book, recognizer)
        do { rules = try recognizer.index.rules() } catch { throw .index(error) }
        concepts = ConceptStore(recognizer.index, countries: book.profiles.countries)
        patterns = PatternScan(book)
    }

    /// What is asked of a check.
    public struct Options: Sendable {
        /// The day of which the text speaks; nil finds it in the text.
        public var day: CalendarDate?
        public var profile = Profile.general
        /// Rules to run; all for none.
        public var only: [String] = []
        public var without: [String] = []
        /// Findings of one rule in a text that are kept; `CheckedText.untold` counts the others.
        public var mostOfRule = Int.max

        public init(day: CalendarDate? = nil) { self.day = day }

        package func has(_ rule: RuleDescription) -> Bool {
            (only.isEmpty || only.contains(rule.id)) && !without.contains(rule.id)
                && !profile.without.contains(rule.id)
                && (rule.profiles.isEmpty || rule.profiles.contains(profile.name))
        }
    }

    private func tools(
        _ earlier: EarlierParts, _ translations: SeenTranslations, _ past: WordMemory, _ handover: WordMemory
    ) -> RuleTools {
        RuleTools(
            book: book, concepts: concepts, earlier: earlier, translations: translations, past: past,
            handover: handover, dates: DateMemory(), readers: { self.readers(for: $0).0 }, counterparts: counterparts)
    }

    /// A text with all that was found in it, in its order.
    ///
    /// - Throws: `LookupError` for an index that is damaged.
    /// - Complexity: O(n) in the bytes of the text.
    public func check(
        _ document: TextDocument, language: LanguageTag, options: Options = Options()
    ) throws(LookupError) -> (text: CheckedText, findings: [Finding]) {
        let checked = try check(document, language, options, EarlierParts())
        return (checked.text, checked.findings)
    }

    /// What is found in the next part of a text.
    func check(
        _ document: TextDocument, _ language: LanguageTag, _ options: Options, _ earlier: EarlierParts,
        isLast: Bool = true
    ) throws(LookupError) -> CheckedPart {
        earlier.isLast = isLast
        let past = WordMemory(book.wordsOfPast(language), firstBlock: earlier.blockCount)
        var found = BoundedFindings(most: options.mostOfRule)
        var text = try read(document, language, options, earlier, past, &found)
        if isLast { found.add(patterns.variantFindings(earlier)) }
        let handover = WordMemory(book.handover[language], firstBlock: text.firstBlock)
        let tools = tools(earlier, SeenTranslations(), past, handover)
        for rule in Rules.all { found.add(rule.findings(in: text, tools)) }
        text.forgetHits()
        text.untold = found.untold.filter { book[$0.key].map(options.has) == true }
        earlier.blockCount += text.blocks.count
        let isLate = found.findings.contains { $0.block < text.firstBlock }
        let late = isLate ? Dictionary(earlier.open.map { ($0.index, $0) }) { first, _ in first } : [:]
        return CheckedPart(text: text, findings: finished(found.taken(), text, options, late), late: late)
    }

    /// What is found where texts that were checked are compared, by text, in order.
    ///
    /// - Complexity: O(n) in the segments, for each pair of texts.
    public func compare(_ texts: AlignedChecks, options: Options = Options()) -> [[Finding]] {
        compare(texts, options, SeenTranslations())
    }

    func compare(_ texts: AlignedChecks, _ options: Options, _ translations: SeenTranslations) -> [[Finding]] {
        let noWords = WordMemory(nil, firstBlock: 0)
        let tools = tools(EarlierParts(), translations, noWords, noWords)
        var result = texts.texts.map { _ in [Finding]() }
        for rule in Rules.across {
            for found in rule.findings(in: texts, tools) { result[found.column].append(found.finding) }
        }
        return result.indices.map { finished(result[$0], texts.texts[$0], options) }
    }

    /// Finds the day of a text of which not all blocks are there together.
    package func textDay(_ language: LanguageTag) -> TextDay { TextDay(ahead: book.wordsAhead(language)) }

    /// The quantities of a block, for who has to know the day before the text.
    package func quantities(in block: TextBlock, _ language: LanguageTag) -> [Quantity] {
        readers(for: language).0.quantities(in: block.text)
    }

    /// The text as rules see it.
    ///
    /// - Parameter findings: takes what patterns alone find.
    private func read(
        _ document: TextDocument, _ language: LanguageTag, _ options: Options, _ earlier: EarlierParts,
        _ past: WordMemory, _ findings: inout BoundedFindings
    ) throws(LookupError) -> CheckedText {
        let (numbers, segmenter) = readers(for: language)
        let quantities = document.blocks.map { numbers.quantities(in: $0.text) }
        let day = options.day ?? TextDay.day(of: document, ahead: book.wordsAhead(language), quantities)
        var text = CheckedText(
            document: document, language: language, day: day, profile: options.profile, blocks: [],
            firstBlock: earlier.blockCount)
        text.blocks.reserveCapacity(document.blocks.count)
        let recognition = RecognitionOptions(on: day, languages: [language])
        patterns.begin(language)
        for (index, block) in document.blocks.enumerated() {
            var names: [FoundName] = []
            for term in try recognizer.terms(in: block.text, options: recognition) {
                do { names.append(try concepts.name(term)) } catch { throw .index(error) }
            }
            let raw = CheckedBlock(
                block, index: text.firstBlock + index, names: names, quantities: quantities[index],
                sentences: segmenter.sentences(in: block.text))
            let (hits, found) = patterns.scan(raw, earlier, past)
            findings.add(found)
            let block = hits.isEmpty ? raw : raw.with(hits)
            text.blocks.append(block)
            if !block.names.isEmpty { text.named.append(block) }
        }
        return text
    }

    private func readers(for language: LanguageTag) -> (QuantityReader, SentenceSegmenter) {
        if let known = readers[language] { return known }
        let made = (
            QuantityReader(rules: rules, language: language), SentenceSegmenter(rules: rules, language: language)
        )
        readers[language] = made
        return made
    }

    /// Rules that only know that the glossary has another name.
    private static let ofGlossary = [
        DeprecatedName.identifier, PublisherName.identifier, NearName.identifier,
    ]

    /// Rules whose findings are left out where another has words of its own.
    private static let ofWords = NameOnDay.allIdentifiers + [RoleOnDay.titles, RoleOnDay.ofAnother]

    /// The rule that finds sentences in another language.
    package static let foreignSentence = ForeignSentence.identifier

    /// Findings on either side that may be of the same place.
    private static let nearby = 8

    /// Findings with their severity, in order, without what another says better.
    ///
    /// - Parameter late: blocks of parts before in which something was found now.
    private func finished(
        _ found: consuming [Finding], _ text: CheckedText, _ options: Options, _ late: [Int: CheckedBlock] = [:]
    ) -> [Finding] {
        // There may be very many: they are worked on where they are.
        var kept = consume found
        var count = 0
        // Nil for a rule that is not asked for.
        var severities: [String: Severity?] = [:]
        // Findings of one rule often follow one another.
        var last: (rule: String, severity: Severity?) = ("", nil)
        for index in kept.indices {
            if kept[index].rule != last.rule {
                let rule = kept[index].rule
                let severity = severities[rule] ?? book[rule].flatMap { options.has($0) ? $0.severity : nil }
                severities[rule] = .some(severity)
                last = (rule, severity)
            }
            guard let severity = last.severity else { continue }
            kept[index].severity = severity
            if var fix = kept[index].fix {
                guard let block = late[kept[index].block] ?? text.block(kept[index].block) else { continue }
                if text.language == .korean { fix = Particle.repairing(fix, in: block.text, book.spoken) }
                kept[index].fix = fix.withOneSpace(in: block.text)
            }
            if count < index { kept.swapAt(count, index) }
            count += 1
        }
        kept.removeSubrange(count...)
        kept.sort { Self.stands($0, before: $1) }
        let isTold = kept.indices.map { index in
            // Two patterns of a rule may meet in one place.
            if index > 0, kept[index - 1].span == kept[index].span, kept[index - 1].block == kept[index].block,
                kept[index - 1].rule == kept[index].rule
            {
                return false
            }
            guard Self.mayGiveWay(kept[index].rule) else { return true }
            let finding = kept[index]
            let places = max(0, index - Self.nearby)..<min(kept.count, index + Self.nearby)
            // That the title is none of the office's says more than that the person does not have it.
            if finding.rule == RoleOnDay.identifier {
                let isSaid = kept[places].contains { other in
                    other.block == finding.block && book[other.rule]?.isOfWords == true
                        && other.arguments["found"]?.isEmpty == false
                        && finding.arguments["role"]?.contains(other.arguments["found"] ?? "") == true
                }
                return !isSaid
            }
            // Whom a sentence names is left out with it.
            if finding.rule == NowhereElse.identifier {
                let isSaid = kept[places].contains {
                    $0.rule == SegmentPresence.missingSentence && $0.block == finding.block
                        && $0.span.range.contains(finding.span.start)
                }
                return !isSaid
            }
            // What a rule of its own says of a word is clearer than that the glossary has it as wrong, or as of another day.
            return !places.contains { finding.meets(kept[$0]) && isSaid(finding, by: kept[$0]) }
        }
        if isTold.contains(false) {
            var place = -1
            kept.removeAll { _ in
                place += 1
                return !isTold[place]
            }
        }
        return kept
    }

    /// Whether a finding comes before another: of those that begin together the longer first.
    private static func stands(_ one: Finding, before other: Finding) -> Bool {
        if one.block != other.block { return one.block < other.block }
        if one.span.start != other.span.start { return one.span.start < other.span.start }
        if one.span.end != other.span.end { return one.span.end > other.span.end }
        return one.rule < other.rule
    }

    /// Whether findings of a rule give way to others.
    private static func mayGiveWay(_ rule: String) -> Bool {
        rule == RoleOnDay.identifier || rule == NowhereElse.identifier || ofGlossary.contains(rule)
            || ofWords.contains(rule)
    }

    /// Whether another finding says more of the same words than one which only knows what the glossary has.
    package func isSaid(_ finding: Finding, by other: Finding) -> Bool {
        let isOfGlossary = Self.ofGlossary.contains(finding.rule)
        guard isOfGlossary || Self.ofWords.contains(finding.rule) else { return false }
        return finding.meets(other) && other.rule != finding.rule
            && (isOfGlossary || book[other.rule]?.isOfWords == true)
    }
}

@available(*, unavailable)
extension Checker: Sendable {}

extension Finding {
    /// Whether another is of some of the same text.
    fileprivate func meets(_ other: Finding) -> Bool {
        other.block == block && other.span.start < span.end && other.span.end > span.start
    }
}

extension CheckedText {
    /// Rules with code have seen them.
    fileprivate mutating func forgetHits() {
        named = []
        for index in blocks.indices where !blocks[index].hits.isEmpty {
            blocks[index] = blocks[index].with(PatternHits())
        }
    }
}
