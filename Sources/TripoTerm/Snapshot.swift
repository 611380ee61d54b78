import Glossary
import ICU
import Lookup
import Normalization
import Terminology

/// The glossaries at one moment; it never changes, and threads can share it.
public struct Snapshot: Sendable {
    public let index: GlossaryIndex
    /// Where the index could not be kept, for the next run to find it; nil where it could.
    public let unsaved: String?

    private let tries: TermTrieStore

    init(_ index: GlossaryIndex, of workspace: Workspace, unsaved: String? = nil) {
        (self.index, self.unsaved) = (index, unsaved)
        tries = TermTrieStore(workspace)
    }

    /// Answers queries; one object for each thread.
    public func searcher() throws(LookupError) -> Searcher { try Searcher(index) }

    /// Finds names in running text; one object for each thread.
    ///
    /// What it needs beside the index is made the first time that it is asked for, and kept beside the index.
    public func recognizer() throws(LookupError) -> TermRecognizer {
        try TermRecognizer(index, trie: try names())
    }

    /// The names that recognizers find.
    func names() throws(LookupError) -> TermTrie { try tries.trie(of: index) }

    /// The program's words in a language.
    public func messages(in language: LanguageTag) -> MessageCatalog {
        MessageCatalog((try? index.messages()) ?? ByteSlice(ByteStore([]), 0, 0), language: language)
    }
}

extension Snapshot {
    /// The concept of an identifier, or nil.
    public func concept(id: String) throws(IndexError) -> Concept? {
        guard let reference = try index.concept(id: id) else { return nil }
        return try index.entry(reference).concept
    }

    /// The identifiers of the concepts that replace one.
    public func successors(of id: String) throws(IndexError) -> [String] {
        guard let reference = try index.concept(id: id) else { return [] }
        return try index.entry(reference).replacedBy
    }
}
