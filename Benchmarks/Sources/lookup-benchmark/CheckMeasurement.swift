import Glibc
import Interchange
import Lookup
import Terminology
import TripoTerm
import Validation

/// Checks texts that are read already with all rules of their language, one core: without the file, places and output, which
/// `check/speed.py` measures with them.
struct CheckMeasurement {
    let options: BenchmarkOptions

    /// Texts and the days of which they speak, as `check/speed.py --keep` writes them.
    private static let kinds = [
        ("help", CalendarDate(year: 2021, month: 11, day: 30)), ("dense", CalendarDate(year: 2024, month: 12, day: 4)),
    ]
    private static let languages: [LanguageTag] = [.english, .simplifiedChinese, .japanese, .korean]

    init(_ options: BenchmarkOptions) { self.options = options }

    func run() throws {
        let workspace = Workspace(try WorkspaceLayout(data: options.data, environment: Environment([:])))
        let snapshot = try workspace.open()
        let book = try CheckJob(workspace, snapshot).book
        for (kind, day) in Self.kinds {
            for language in Self.languages {
                let path = "\(options.texts)/\(kind).\(language.rawTag.prefix(2)).txt"
                let document = try DocumentReader(DocumentOptions()).document(of: try TextFile.bytes(path), path: path)
                let size = document.blocks.reduce(0) { $0 + $1.text.utf8.count }
                let checker = try Checker(book, try snapshot.recognizer())
                var count = 0
                let spent = try bestOfThread(rounds: 3) {
                    count = try checker.check(document, language: language, options: Checker.Options(day: day)).findings
                        .count
                }
                report(
                    "check_mb_per_s \(kind) \(language.rawTag)", Double(size) / 1e6 / spent, "MB/s",
                    note: "\(count) findings in \(size) bytes")
            }
        }
    }
}
