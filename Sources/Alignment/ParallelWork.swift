import Glibc
import Synchronization

/// Work on many elements, over several threads.
public enum ParallelWork {
    /// The processors of this machine.
    public static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// What comes of each element, in their order.
    ///
    /// - Parameter threads: how many work at once, this one among them.
    public static func map<Element: Sendable, Outcome: Sendable>(
        _ elements: [Element], threads: Int, _ work: @escaping @Sendable (Element) -> Outcome
    ) -> [Outcome] {
        let queue = WorkQueue(elements, work)
        let task = ThreadTask { queue.run() }
        var helpers: [pthread_t] = []
        for _ in 1..<max(2, min(threads, elements.count)) where threads > 1 && elements.count > 1 {
            // Without more threads, this one does it all.
            guard let helper = task.start() else { break }
            helpers.append(helper)
        }
        queue.run()
        for helper in helpers { pthread_join(helper, nil) }
        return queue.outcomes
    }
}

/// What a thread does.
private final class ThreadTask: Sendable {
    private let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }

    /// Begins a thread; nil where the system gives none.
    func start() -> pthread_t? {
        var thread = pthread_t()
        let reference = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<ThreadTask>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, reference.toOpaque())
        if code == 0 { return thread }
        reference.release()
        return nil
    }
}

/// Elements that wait, and what came of the others.
private final class WorkQueue<Element: Sendable, Outcome: Sendable>: Sendable {
    private let elements: [Element]
    private let work: @Sendable (Element) -> Outcome
    private let next = Atomic(0)
    private let done: Mutex<[(Int, Outcome)]> = Mutex([])

    init(_ elements: [Element], _ work: @escaping @Sendable (Element) -> Outcome) {
        (self.elements, self.work) = (elements, work)
    }

    func run() {
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < elements.count else { return }
            let outcome = work(elements[index])
            done.withLock { $0.append((index, outcome)) }
        }
    }

    var outcomes: [Outcome] { done.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) } }
}
