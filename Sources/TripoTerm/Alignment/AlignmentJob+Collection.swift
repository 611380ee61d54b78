import Alignment
import Terminology

extension AlignmentJob {
    /// Reads documents, several at once.
    ///
    /// - Parameter progress: told of each document that was read, on any thread.
    /// - Returns: for each document its texts, or all that is wrong with them.
    public func read(
        _ documents: [AlignmentCollection.Document], progress: @escaping @Sendable () -> Void = {}
    ) -> [Result<DocumentTexts, AlignmentFailure>] {
        ParallelWork.map(documents, threads: options.threads) { document in
            defer { progress() }
            return Result { () throws(AlignmentFailure) in try read(document.inputs, threads: 1) }
        }
    }
}
