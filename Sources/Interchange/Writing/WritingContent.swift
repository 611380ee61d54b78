import ICU
import Terminology

/// What all formats ask of the texts that they write.
struct WritingContent: Sendable {
    let texts: AlignedTexts
    let options: WritingOptions
    /// A BCP 47 tag for each column, each only once: a second English text is `en-x-2`, a private use subtag.
    let tags: [String]

    init(_ texts: AlignedTexts, _ options: WritingOptions) {
        (self.texts, self.options) = (texts, options)
        var seen: [LanguageTag: Int] = [:]
        tags = texts.texts.map { text in
            let count = (seen[text.language] ?? 0) + 1
            seen[text.language] = count
            return count == 1 ? text.language.rawTag : "\(text.language.rawTag)-x-\(count)"
        }
    }

    var units: [AlignmentUnit] { texts.alignment.units }
    var columns: Range<Int> { texts.texts.indices }

    func segments(_ column: Int, of unit: AlignmentUnit) -> [Segment] {
        unit.segments[column].map { texts.texts[column].segments[$0] }
    }

    /// The segments of a column as one text.
    func text(_ column: Int, of unit: AlignmentUnit) -> String { text(column, unit.segments[column]) }

    /// Segments of a column as one text, with a space between where the language writes one.
    func text(_ column: Int, _ indices: [Int]) -> String {
        let text = texts.texts[column]
        guard var last = indices.first else { return "" }
        var result = text.segments[last].text
        for index in indices.dropFirst() {
            if needsSpace(text.segments[last], text.segments[index], in: text.language) { result += " " }
            result += text.segments[index].text
            last = index
        }
        return result
    }

    /// Whether two segments that follow each other have a space between.
    ///
    /// In Chinese and Japanese there is none beside a character of full width, unless the first is a heading or an item that
    /// ends its block without a stop, which would else run into the next sentence.
    func needsSpace(_ left: Segment, _ right: Segment, in language: LanguageTag) -> Bool {
        guard language != .english, language != .korean else { return true }
        guard let before = left.text.unicodeScalars.last, let after = right.text.unicodeScalars.first else {
            return false
        }
        if left.block != right.block, !before.properties.generalCategory.isPunctuation { return true }
        return !Self.isWide(before) && !Self.isWide(after)
    }

    /// Ambiguous characters, such as curly quotation marks, are wide among Chinese characters (UAX 11).
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch CharacterProperties.eastAsianWidth(of: scalar) {
        case .wide, .fullwidth, .ambiguous: true
        default: false
        }
    }

    /// What the document of a text is called: its path, with the folder that it is in where the name is a language's and says nothing else.
    func document(_ column: Int) -> String {
        var path = texts.texts[column].path
        while path.hasPrefix("./") { path.removeFirst(2) }
        guard !path.hasPrefix("/"), FileName(path).folder == nil, LanguageOfPath.isAll(of: path),
            let folder = options.directory.split(separator: "/").last
        else { return path }
        return "\(folder)/\(path)"
    }

    /// The document of a unit: that of the first text that says it.
    func document(of unit: AlignmentUnit) -> String {
        columns.first { !unit.segments[$0].isEmpty }.map { document($0) } ?? ""
    }

    /// The title, or the names of the files.
    var title: String {
        options.title.isEmpty ? texts.texts.map { fileName($0.path) }.joined(separator: " · ") : options.title
    }

    func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension Unicode.GeneralCategory {
    fileprivate var isPunctuation: Bool {
        switch self {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
            .dashPunctuation, .connectorPunctuation:
            true
        default: false
        }
    }
}

extension AlignmentUnit {
    /// Ten-thousandths, rounded down, so that what is not certain is never written as certain.
    var tenThousandths: Int {
        guard confidence > 0 else { return 0 }
        // Decimals such as 0.97 are a little below or above themselves in binary.
        return Int((min(confidence, 1) * 10_000 + 1e-6).rounded(.down))
    }

    /// Whole per cent, rounded down.
    var percent: Int { tenThousandths / 100 }

    /// `0.9700`.
    var confidenceText: String {
        let digits = String(tenThousandths % 10_000)
        return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    /// Columns that have segments.
    var filledColumns: Int { segments.count { !$0.isEmpty } }
}
