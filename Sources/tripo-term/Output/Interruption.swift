import Glibc
import Synchronization

/// Lets Ctrl-C and its like end the program only while no file is half written.
///
/// A thread waits for the signals, which all others leave to it; it ends the program as the signal would have, once the files
/// that are being written are whole, or gone.
final class Interruption: Sendable {
    static let shared = Interruption()

    private struct State {
        var writers = 0
        var isOver = false
        var isWaiting = false
        /// The signals that are waited for.
        var signals = sigset_t()
    }

    private let state = Mutex(State())

    /// Microseconds between looks at whether files are still being written.
    private static let patience: UInt32 = 1000

    private init() {}

    /// Begins to wait for signals; to be called before any other thread begins.
    func begin() {
        guard
            state.withLock({ state in
                defer { state.isWaiting = true }
                return !state.isWaiting
            })
        else { return }
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            // Who started the program with a signal ignored wants it to stay so.
            guard sigaction(number, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil else { continue }
            sigaddset(&signals, number)
        }
        let waited = signals
        state.withLock { $0.signals = waited }
        var previous = sigset_t()
        guard pthread_sigmask(SIG_BLOCK, &signals, &previous) == 0 else { return }
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { _ in
                Interruption.shared.wait()
                return nil
            }, nil)
        if code == 0 { pthread_detach(thread) } else { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    }

    /// Does work that leaves a file behind if it is interrupted.
    func whileWriting<Value>(_ work: () throws -> Value) rethrows -> Value {
        while !enter() { usleep(Self.patience) }
        defer { state.withLock { $0.writers -= 1 } }
        return try work()
    }

    private func enter() -> Bool {
        state.withLock { state in
            if !state.isOver { state.writers += 1 }
            return !state.isOver
        }
    }

    private func wait() {
        var signals = state.withLock(\.signals)
        var number: Int32 = 0
        while sigwait(&signals, &number) != 0 {}
        // Nobody begins anew; who writes comes to an end.
        state.withLock { $0.isOver = true }
        while state.withLock({ $0.writers > 0 }) { usleep(Self.patience) }
        var own = sigset_t()
        sigemptyset(&own)
        sigaddset(&own, number)
        signal(number, SIG_DFL)
        kill(getpid(), number)
        pthread_sigmask(SIG_UNBLOCK, &own, nil)
        // Not reached: the signal ends the program.
        _exit(128 + number)
    }
}
