import DataFile
import Synchronization
import Terminology
import TripoTerm

/// Where the findings go.
enum CheckOutput {
    static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) { try AtomicFile.write(bytes, to: path) }
}

/// Says on a terminal how many files are done, where there are many.
final class CheckProgress: Sendable {
    private let count: Int
    private let done = Mutex(0)
    private let line = ProgressLine()
    /// Fewer are done before anybody looks.
    private static let many = 20
    /// Columns of the bar.
    private static let width = 30

    init(_ count: Int) { self.count = count }

    func add(_ number: Int) {
        guard count >= Self.many else { return }
        let done = self.done.withLock { done in
            done += number
            return done
        }
        let filled = Self.width * done / count
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: Self.width - filled)
        line.show("[\(bar)] \(done) / \(count)")
    }

    func end() { line.clear() }
}
