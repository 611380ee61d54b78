import Glossary
import Lookup
import Terminology

/// A text whose names are marked within: `‹KIPO|off.kipo›는`; names within names are marked within the marks.
struct MarkedText {
    struct Mark: Hashable {
        var start: Int
        var end: Int
        /// What stands behind the bar.
        var id: String
    }

    private(set) var text = ""
    /// By their places, a longer one before those within it.
    private(set) var marks: [Mark] = []

    init(_ marked: String) {
        /// The marks that are open, as their places among all.
        var open: [Int] = []
        var isID = false
        for character in marked {
            switch character {
            case "‹":
                open.append(marks.count)
                marks.append(Mark(start: text.utf8.count, end: 0, id: ""))
            case "|" where !open.isEmpty: isID = true
            case "›":
                guard let mark = open.popLast() else { continue }
                marks[mark].end = text.utf8.count
                isID = false
            default:
                if isID, let mark = open.last { marks[mark].id.append(character) } else { text.append(character) }
            }
        }
    }

    /// A text with the marks of what was found in it; names within names are marked within the marks.
    static func marked(_ text: String, _ terms: [RecognizedTerm], _ index: GlossaryIndex) throws -> String {
        let bytes = Array(text.utf8)
        var (opened, closed): ([Int: String], [Int: String]) = ([:], [:])
        for term in terms {
            opened[term.span.start, default: ""] += "‹"
            let ids = try term.concepts.map { try index.entry($0.reference).concept.id }
            // The longest one comes first and is closed last.
            closed[term.span.end] = "|" + ids.joined(separator: "/") + "›" + (closed[term.span.end] ?? "")
        }
        var (result, place) = ("", 0)
        for edge in Set(opened.keys).union(closed.keys).union([bytes.count]).sorted() {
            result += String(decoding: bytes[place..<edge], as: UTF8.self)
            result += (closed[edge] ?? "") + (opened[edge] ?? "")
            place = edge
        }
        return result
    }
}
