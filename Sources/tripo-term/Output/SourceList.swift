import Glossary
import ICU
import Terminology
import TripoTerm

/// Where the shown terms were seen: each source once, with its address.
struct SourceList {
    let snapshot: Snapshot
    let words: MessageCatalog
    let terminal: Terminal

    /// More than this is said to be there, not listed.
    private static let mostShown = 5

    func write(_ terms: [Term], to output: Output) {
        var ids: [String] = []
        for id in terms.flatMap(\.sources) where !ids.contains(id) { ids.append(id) }
        let known = snapshot.index.sources.filter { $0.seen && ids.contains($0.id) }
        let ordered = ids.compactMap { id in known.first { $0.id == id } }
        guard !ordered.isEmpty else { return }
        let title = words("sources")
        for (number, source) in ordered.prefix(Self.mostShown).enumerated() {
            let start = number == 0 ? title : String(repeating: " ", count: title.displayWidth)
            let text = (source.address ?? source.title ?? source.id).visible
            output.writeLine("  " + Style.dim.apply(to: start + " " + text, terminal))
        }
        if ordered.count > Self.mostShown {
            let more = words("more.sources", ["count": .integer(ordered.count - Self.mostShown)])
            output.writeLine(
                "  " + Style.dim.apply(to: String(repeating: " ", count: title.displayWidth) + " " + more, terminal))
        }
    }
}
