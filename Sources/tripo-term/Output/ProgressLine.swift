import Glibc
import Synchronization

/// A line on a terminal that says how far the work is; nothing where standard error is none.
final class ProgressLine: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let shown = Mutex("")

    func show(_ text: String) {
        guard isShown else { return }
        shown.withLock { current in
            guard current != text else { return }
            current = text
            Self.write("\r" + text.visible + "\u{1B}[K")
        }
    }

    /// Makes room for what else is said.
    func clear() {
        shown.withLock { current in
            guard !current.isEmpty else { return }
            current = ""
            Self.write("\r\u{1B}[K")
        }
    }

    private static func write(_ text: String) {
        let errors = Output(STDERR_FILENO)
        errors.write(text)
        errors.flush()
    }
}
