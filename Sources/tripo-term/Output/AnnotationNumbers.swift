import Terminology
import TripoTerm

/// Numbers for what the terms of texts mean, in the order in which it comes up.
struct AnnotationNumbers {
    /// What a number stands for.
    struct Entry {
        let number: Int
        /// As it was written first.
        let text: String
        let concepts: [AnnotatedConcept]
        var count = 0

        /// What to show: with one that is valid, none that is not.
        var shown: [AnnotatedConcept] { AnnotationNumbers.shown(concepts) }
    }

    private(set) var entries: [Entry] = []
    private var numbers: [Key: Int] = [:]

    /// What else is the same has the same names.
    private struct Key: Hashable {
        let ids: [String]
        let isValid: Bool
    }

    private static func shown(_ concepts: [AnnotatedConcept]) -> [AnnotatedConcept] {
        concepts.filter { $0.isValid || !concepts[0].isValid }
    }

    /// The number of a term, and whether it is new.
    mutating func number(of term: AnnotatedTerm, written text: String) -> (number: Int, isNew: Bool) {
        let key = Key(ids: Self.shown(term.concepts).map(\.id), isValid: term.concepts[0].isValid)
        if let known = numbers[key] {
            entries[known - 1].count += 1
            return (known, false)
        }
        let number = entries.count + 1
        entries.append(Entry(number: number, text: text, concepts: term.concepts, count: 1))
        numbers[key] = number
        return (number, true)
    }
}

/// A text cut where terms begin and end.
enum AnnotationPiece {
    case text(Substring)
    /// The index of a term among those of the block.
    case begin(Int)
    case end(Int)

    /// The pieces of a block: each term ends once, in the opposite order of the beginnings where they lie within each other.
    ///
    /// - Complexity: O(n + m log m) in the bytes of the text and its terms.
    static func pieces(of text: String, _ terms: [AnnotatedTerm]) -> [AnnotationPiece] {
        var pieces: [AnnotationPiece] = []
        var (place, offset) = (text.utf8.startIndex, 0)
        func advance(to target: Int) {
            guard target > offset else { return }
            let next = text.utf8.index(place, offsetBy: target - offset)
            pieces.append(.text(text[place..<next]))
            (place, offset) = (next, target)
        }
        let ends = terms.indices.sorted {
            (terms[$0].span.end, terms[$1].span.start, $1) < (terms[$1].span.end, terms[$0].span.start, $0)
        }
        var nextEnd = 0
        func finish(upTo limit: Int) {
            while nextEnd < ends.count, terms[ends[nextEnd]].span.end <= limit {
                advance(to: terms[ends[nextEnd]].span.end)
                pieces.append(.end(ends[nextEnd]))
                nextEnd += 1
            }
        }
        for (index, term) in terms.enumerated() {
            finish(upTo: term.span.start)
            advance(to: term.span.start)
            pieces.append(.begin(index))
        }
        finish(upTo: Int.max)
        advance(to: text.utf8.count)
        return pieces
    }
}
