import TripoTerm

/// Aligns a directory of documents.
struct AlignCollectionRun {
    init(_ request: AlignRequest, _ session: Session) {}
    func run() throws {}
}
