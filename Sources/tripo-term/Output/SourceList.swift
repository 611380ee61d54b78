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
        let ordered = ids.compactMap { snapshot.index.source(id: $0) }.filter(\.seen)
        guard !ordered.isEmpty else { return }
        let title = words("sources")
        let blank = String(repeating: " ", count: title.displayWidth)
        let width = terminal.width.map { max(1, $0 - 3 - title.displayWidth) } ?? Int.max
        var start = title
        for source in ordered.prefix(Self.mostShown) {
            let text = (source.address ?? source.title ?? source.id).visible
            // An address stays whole, to be opened with a click.
            for line in text.contains("://") ? [text] : text.wrapped(to: width) {
                output.writeLine("  " + Style.dim.apply(to: start + " " + line, terminal))
                start = blank
            }
        }
        if ordered.count > Self.mostShown {
            let more = words("more.sources", ["count": .integer(ordered.count - Self.mostShown)])
            output.writeLine("  " + Style.dim.apply(to: blank + " " + more, terminal))
        }
    }
}
