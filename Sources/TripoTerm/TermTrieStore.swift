import Glossary
import Lookup
import Synchronization

/// Finds or makes the trie of a snapshot's index when it is first asked for, and shares it from then on.
final class TermTrieStore: Sendable {
    private let workspace: Workspace
    private let known = Mutex<TermTrie?>(nil)

    init(_ workspace: Workspace) { self.workspace = workspace }

    /// The trie of the index; made and kept where it is missing, damaged or of another index.
    ///
    /// Where no directory takes it, it is made again by the next run.
    func trie(of index: GlossaryIndex) throws(LookupError) -> TermTrie {
        try known.withLock { known throws(LookupError) in
            if let known { return known }
            let trie: TermTrie
            do {
                trie = try found(index) ?? made(index)
            } catch {
                throw LookupError(error)
            }
            known = trie
            return trie
        }
    }

    private func found(_ index: GlossaryIndex) -> TermTrie? {
        for path in workspace.triePaths {
            if let trie = try? TermTrie(path: path, of: index) { return trie }
        }
        return nil
    }

    private func made(_ index: GlossaryIndex) throws -> TermTrie {
        let bytes = try TermTrie.bytes(for: index)
        let trie = try TermTrie(bytes: bytes, of: index)
        _ = Workspace.keep(bytes, at: workspace.triePaths)
        return trie
    }
}
