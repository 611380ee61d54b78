import Glibc
import Terminology
import TranslationMemory

/// Adds, changes and deletes units of a memory, and says after each that it is done, until it is killed.
///
///     memory-crash-writer memory.sqlite
///
/// A line `a N` says that unit N was added, `r N` that its text was changed, `w N` that it will be deleted, `d N` that it was.

func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    // In one piece, so that a line is there as a whole or not at all.
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

func unit(_ number: Int64, _ word: String) -> MemoryUnit {
    var unit = MemoryUnit([
        MemorySegment(.english, "The \(word) unit \(number)"), MemorySegment(.japanese, "\(word) 単位 \(number)"),
    ])
    unit.document = "document \(number / 10)"
    return unit
}

do {
    let store = try MemoryStore(at: CommandLine.arguments[1])
    var last = try store.reader.unitIDs(limit: .max).last ?? 0
    while true {
        // What was deleted keeps its number, so the next one is asked for.
        let before = try store.reader.lastChange()
        try store.add((1...7).map { unit(before * 10 + $0, "first") })
        let ids = try store.reader.unitIDs(after: last, limit: 7)
        for id in ids { say("a \(id)") }
        last = ids.last ?? last
        try store.replace(last, with: unit(before * 10, "second"))
        say("r \(last)")
        say("w \(last - 1)")
        try store.delete([last - 1])
        say("d \(last - 1)")
    }
} catch {
    say("! \(error)")
    exit(1)
}
