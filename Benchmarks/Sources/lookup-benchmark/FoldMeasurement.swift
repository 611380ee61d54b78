import Glossary
import ICU
import Normalization

/// Folds the million terms, a call each, into bytes that are used again.
struct FoldMeasurement {
    let options: BenchmarkOptions

    init(_ options: BenchmarkOptions) { self.options = options }

    func run() throws {
        let text = try TextFile.bytes(options.queries + "/terms.txt")
        let normalizer = try Normalizer(.nfkcCasefold)
        var output: [UInt8] = []
        let took = try best(of: 5) {
            try forEachLine(of: text) { line in
                output.removeAll(keepingCapacity: true)
                try normalizer.normalize(line, appendingTo: &output)
            }
        }
        keep(output)
        report("fold_mb_per_s", Double(text.count) / took / 1e6, "MB/s")

        let folder = KeyFolder(try GlossaryIndex(path: options.index).rules())
        let tookKeys = try best(of: 3) {
            try forEachLine(of: text) { line in _ = try folder.key(of: line, into: &output) }
        }
        keep(output)
        report("key_mb_per_s", Double(text.count) / tookKeys / 1e6, "MB/s", note: "whole main keys, rules and all")
    }

    private func forEachLine(of text: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
        try text.withUnsafeBufferPointer { all in
            var start = 0
            while start < all.count {
                let end = all[start...].firstIndex(of: 0x0A) ?? all.count
                try body(UnsafeBufferPointer(rebasing: all[start..<end]))
                start = end + 1
            }
        }
    }
}
