import Terminology
import TestSupport
import TranslationMemory

/// Texts that are like each other in the ways that segments of a memory are: a few templates, edited.
struct SampleTexts {
    var random: SplitMix64

    private static let templates = [
        "The applicant shall pay the fee within %d months.", "Open the file", "No such file or directory: %s", "",
        "a", "商標", "特許庁は%d年に出願を受理した。", "国家知识产权局发布第%d号公告", "특허청은 %d건의 출원을 심사하였다.",
        "Die Anmeldung wird spätestens am %d. Tag veröffentlicht; sie enthält eine Zusammenfassung und Ansprüche.",
        "cafe\u{301} du  coin\t(2\u{A0}pages)", "𠮷野家の商標𩸽", "👩‍🔬 ships 🚢🚢🚢", "    ", "ﬁ ﬀ ① Ⅳ",
        "Trilateral cooperation between the three Offices has been going on since the first policy dialogue meeting; "
            + "the Heads agreed to exchange information on design examination, patent examination and automation.",
    ]
    private static let alphabet = Array("abc de-.%sd商标標特許庁が의를 é\u{301}𠮷🚢\t".unicodeScalars)

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func text() -> String {
        let template = Self.templates.randomElement(using: &random) ?? ""
        return edited(template, edits: Int.random(in: 0...6, using: &random))
    }

    mutating func edited(_ text: String, edits: Int) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<edits {
            let place = Int.random(in: 0...scalars.count, using: &random)
            let scalar = Self.alphabet.randomElement(using: &random) ?? "x"
            switch Int.random(in: 0..<3, using: &random) {
            case 0: scalars.insert(scalar, at: place)
            case 1 where place < scalars.count: scalars[place] = scalar
            case 2 where place < scalars.count: scalars.remove(at: place)
            default: break
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    mutating func segments(_ count: Int, firstID: Int64 = 1) -> [IndexedSegment] {
        (0..<count).map { IndexedSegment(id: firstID + Int64($0), text: text()) }
    }

    /// Words between single spaces: a division that needs no dictionary.
    static let words = WordDivision {
        { text in
            var (spans, start, offset): ([TextSpan], Int?, Int) = ([], nil, 0)
            for byte in text.utf8 {
                if byte == 0x20 {
                    if let first = start { spans.append(TextSpan(first, offset)) }
                    start = nil
                } else if start == nil {
                    start = offset
                }
                offset += 1
            }
            if let first = start { spans.append(TextSpan(first, offset)) }
            return spans
        }
    }
}

extension SegmentIndex {
    /// An index in memory.
    static func made(
        of segments: some Sequence<IndexedSegment>, options: SegmentIndexOptions = .init()
    ) throws -> SegmentIndex {
        try builder(of: segments, options: options).index()
    }

    static func builder(
        of segments: some Sequence<IndexedSegment>, options: SegmentIndexOptions = .init()
    ) throws -> SegmentIndexBuilder {
        let stamp = SegmentIndexStamp(store: "test", change: 7)
        let builder = try SegmentIndexBuilder(stamp: stamp, options: options)
        for segment in segments { try builder.add(segment) }
        return builder
    }
}
