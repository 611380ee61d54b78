import Terminology

/// XLIFF as a job: targets that are missing or empty are filled in.
///
/// In 1.2 a target gets `state` and `state-qualifier`, and what is not equal to the memory an `alt-trans` with the match; in 2 the
/// segment gets `state`, and `subState` with the percentage. Units with `translate="no"` are left alone.
struct XLIFFJob: JobDocument {
    private(set) var segments: [JobSegment] = []
    private(set) var places: [Place] = []
    private(set) var scanner: JobScanner
    private let options: TranslationJob.Options
    private var sourceTag: String?
    private var targetTag: String?
    /// Whether what is open is to be translated, by depth.
    private var translates: [Bool] = []

    /// Where a segment stands in the file.
    struct Place {
        var source = MarkedText()
        /// The end of the source, behind which a target goes.
        var end = 0
        var indentation: [UInt8] = []
        /// The target that is there, and its attributes.
        var target: Range<Int>?
        var targetAttributes: [MarkupAttribute] = []
        var isTranslated = false
        var needsReview = false
        /// The start tag of the segment of version 2, and its attributes; nil for version 1.2.
        var tag: Range<Int>?
        var tagName = ""
        var tagAttributes: [MarkupAttribute] = []
        /// The marks of a source that is divided into segments (1.2); each is a segment.
        var marks: [Mark] = []
        /// What holds the marks.
        var divided = 0..<0
        var place = TextPlace(line: 1, column: 1)
    }

    /// A segment within a source of 1.2.
    struct Mark {
        var outer: Range<Int>
        var inner: Range<Int>
        var source: MarkedText
        var place: TextPlace
    }

    /// The number of the place of each segment, and of the mark.
    private(set) var slots: [(place: Int, mark: Int?)] = []

    init(_ bytes: [UInt8], _ options: TranslationJob.Options, _ problems: JobProblem) throws(Diagnostic) {
        scanner = try JobScanner(bytes, problems)
        self.options = options
        while true {
            let token = try scanner.next()
            let depth = scanner.xml.depth
            switch token {
            case .finish: return
            case .text: continue
            case .end: translates.removeLast(max(0, translates.count - depth))
            case .start:
                if depth == 1, scanner.name != "xliff" { throw problems.foreign("XLIFF") }
                try begin(depth)
            }
        }
    }

    private mutating func begin(_ depth: Int) throws(Diagnostic) {
        let attributes = scanner.xml.attributes
        let inherited = translates.last ?? true
        translates.append(attributes["translate"].map { $0 != "no" } ?? inherited)
        switch scanner.name {
        case "xliff": (sourceTag, targetTag) = (attributes["srcLang"], attributes["trgLang"])
        case "file":
            sourceTag = attributes["source-language"] ?? sourceTag
            targetTag = attributes["target-language"] ?? targetTag
        case "trans-unit": try readUnit(isVersion1: true)
        case "unit": try readUnit(isVersion1: false)
        default: break
        }
    }

    /// Reads a unit that has just begun.
    private mutating func readUnit(isVersion1: Bool) throws(Diagnostic) {
        let isMeant = translates.last ?? true
        var current = Place()
        current.place = scanner.xml.place
        if scanner.isEmptyElement { return }
        let depth = scanner.xml.depth
        while true {
            switch try scanner.next() {
            case .end where scanner.xml.depth < depth:
                translates.removeLast()
                if isVersion1, isMeant { try finish(current) }
                return
            case .end where !isVersion1 && scanner.name == "segment":
                if isMeant { try finish(current) }
            case .start:
                switch scanner.name {
                case "segment" where !isVersion1:
                    current = Place()
                    current.place = scanner.xml.place
                    (current.tag, current.tagName) = (scanner.range, scanner.xml.name)
                    current.tagAttributes = scanner.xml.attributes
                case "source": try readSource(&current)
                case "seg-source": try readMarks(&current)
                case "target": try readTarget(&current)
                default: _ = try scanner.skip()
                }
            case .finish: throw scanner.malformed("the document ends within a unit")
            default: break
            }
        }
    }

    private static func isCode(_ name: Substring) -> Bool {
        ["bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp"].contains(name)
    }

    private mutating func readSource(_ current: inout Place) throws(Diagnostic) {
        current.indentation = scanner.indentation(before: scanner.range.lowerBound)
        current.place = scanner.xml.place
        current.end = try scanner.content(Self.isCode, into: &current.source).upperBound
    }

    private mutating func readTarget(_ current: inout Place) throws(Diagnostic) {
        let start = scanner.range.lowerBound
        current.targetAttributes = scanner.xml.attributes
        var content = MarkedText()
        let end = try scanner.content(Self.isCode, into: &content)
        current.target = start..<end.upperBound
        let state = current.targetAttributes["state"] ?? current.tagAttributes["state"]
        // Some programs put the source there until somebody translates it.
        let isCopy = state.map(Self.untouched.contains) ?? false && content.string == current.source.string
        current.isTranslated = !content.isBlank && !isCopy
        let isMarked = current.tagAttributes["subState"]?.hasPrefix(Self.origin + ":") == true
        current.needsReview =
            current.isTranslated && (state?.hasPrefix("needs-") == true || state == "initial" && isMarked)
    }

    private static let untouched: Set = ["new", "needs-translation", "initial"]

    /// Reads a source that is divided by `mrk mtype="seg"`.
    private mutating func readMarks(_ current: inout Place) throws(Diagnostic) {
        let start = scanner.range.upperBound
        guard !scanner.isEmptyElement else {
            current.end = try scanner.skip().upperBound
            return
        }
        let depth = scanner.xml.depth
        var marks: [Mark] = []
        while true {
            let token = try scanner.next()
            if token == .end, scanner.xml.depth < depth { break }
            guard token == .start, scanner.name == "mrk", scanner.xml.attributes["mtype"] == "seg" else { continue }
            var mark = Mark(outer: scanner.range, inner: scanner.range, source: MarkedText(), place: scanner.xml.place)
            let isEmpty = scanner.isEmptyElement
            let end = try scanner.content(Self.isCode, into: &mark.source)
            (mark.outer, mark.inner) = (mark.outer.lowerBound..<end.upperBound, mark.outer.upperBound..<end.lowerBound)
            if !isEmpty { marks.append(mark) }
        }
        current.end = scanner.range.upperBound
        (current.marks, current.divided) = (marks, start..<scanner.range.lowerBound)
    }

    private mutating func finish(_ current: Place) throws(Diagnostic) {
        let sources =
            current.marks.isEmpty ? [(current.source, current.place)] : current.marks.map { ($0.source, $0.place) }
        guard sources.contains(where: { !$0.0.isBlank }) else { return }
        let from = try language(options.from, sourceTag, "source", current.place)
        let to = try language(options.to, targetTag, "target", current.place)
        if let own = targetTag.flatMap({ LanguageTag(parsing: $0) }), own != to {
            throw scanner.problems.otherTarget(own, current.place)
        }
        places.append(current)
        for (index, (source, place)) in sources.enumerated() where !source.isBlank {
            var segment = JobSegment(source.string, from: from, to: to, at: place)
            segment.tags = source.tags
            (segment.isTranslated, segment.needsReview) = (current.isTranslated, current.needsReview)
            segments.append(segment)
            slots.append((places.count - 1, current.marks.isEmpty ? nil : index))
        }
    }

    private func language(
        _ given: LanguageTag?, _ tag: String?, _ which: String, _ place: TextPlace
    ) throws(Diagnostic) -> LanguageTag {
        if let given { return given }
        guard let tag else { throw scanner.problems.noLanguage(which, place) }
        guard let language = LanguageTag(parsing: tag) else { throw scanner.problems.unknownLanguage(tag, place) }
        return language
    }
}
