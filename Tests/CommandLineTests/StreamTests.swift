import Foundation
import Testing

/// Names from files and pipes, and answers into them.
struct StreamTests {
    private let sandbox: Sandbox
    private let byLine = ["lookup", "--on", "2021-11-30", "--format", "json"]

    init() throws { sandbox = try Sandbox() }

    /// The first concept of each answer.
    private func concepts(_ outcome: Sandbox.Outcome) throws -> [String?] {
        try outcome.lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return ((object?["results"] as? [[String: Any]])?.first?["concept"]) as? String
        }
    }

    @Test func eachLineIsAName() throws {
        let text = "\u{FEFF}KIPO\r\n\n  \r\n特許庁\r\n\t\nzzzzzzzzzz\nCNIPA"
        let outcome = try sandbox.run(byLine, input: text.utf8)
        #expect(try concepts(outcome) == ["off.kipo", "off.jpo", nil, "off.cnipa"])
        #expect(outcome.status == 1)
        #expect(outcome.errors == "")
        let file = try sandbox.write(text.utf8, to: "names.txt")
        for arguments in [["--input", file], ["--input", "-"], ["-"]] {
            #expect(try sandbox.run(byLine + arguments, input: text.utf8).bytes == outcome.bytes)
        }
    }

    @Test func noNamesAtAllAreNoProblem() throws {
        let outcome = try sandbox.run(byLine)
        #expect((outcome.status, outcome.text, outcome.errors) == (0, "", ""))
        #expect(try sandbox.run(byLine, input: "\n \n\u{FEFF}\r\n".utf8).status == 0)
    }

    @Test func aLineThatIsNotTextIsReportedAndTheOthersAnswered() throws {
        let input = Array("KIPO\n".utf8) + [0xC3, 0x28, 0x0A] + Array("JPO\n".utf8)
        let outcome = try sandbox.run(byLine, input: input)
        #expect(outcome.status == 2)
        #expect(try concepts(outcome) == ["off.kipo", nil, "off.jpo"])
        #expect(outcome.errors.contains("<stdin>:2:1: error[query.not-utf8]"))
        let file = try sandbox.write(input, to: "names.txt")
        #expect(try sandbox.run(byLine + ["--input", file]).errors.contains("\(file):2:1: error[query.not-utf8]"))
        let table = try sandbox.run(["lookup", "--on", "2021-11-30"], input: input)
        #expect(table.status == 2)
        #expect(table.text.contains("off.kipo") && table.text.contains("off.jpo"))
    }

    @Test func aLineOfMegabytesIsReportedAndTheOthersAnswered() throws {
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: 2 << 20)
        let outcome = try sandbox.run(byLine, input: Array("KIPO\n".utf8) + long + Array("\nJPO\n".utf8))
        #expect(outcome.status == 2)
        #expect(try concepts(outcome) == ["off.kipo", nil, "off.jpo"])
        #expect(outcome.errors.contains("<stdin>:2:1: error[query.too-long]"))
        #expect(outcome.errors.utf8.count < 1000)
        let some = [UInt8](repeating: UInt8(ascii: "a"), count: 5000)
        let shorter = try sandbox.run(byLine, input: some + Array("\nJPO".utf8))
        #expect(shorter.status == 2)
        #expect(try concepts(shorter) == [nil, "off.jpo"])
    }

    @Test func eachLineIsAnsweredAsItComes() throws {
        let (question, ask) = try Program.pipe(in: sandbox.root)
        let (answers, answer) = try Program.pipe(in: sandbox.root)
        let errors = open("/dev/null", O_WRONLY | O_CLOEXEC)
        let process = try Program.start(
            byLine.map { Array($0.utf8) }, environment: sandbox.environment(),
            streams: .init(input: question, output: answer, errors: errors))
        for descriptor in [question, answer, errors] { close(descriptor) }
        for (name, concept) in [("KIPO", "off.kipo"), ("JPO", "off.jpo"), ("特許庁", "off.jpo")] {
            let line = Array((name + "\n").utf8)
            #expect(write(ask, line, line.count) == line.count)
            let text = try readLine(from: answers)
            #expect(text.contains("\"concept\":\"\(concept)\""), "\(text)")
        }
        close(ask)
        #expect(try Program.wait(for: process) == 0)
        close(answers)
    }

    private func readLine(from descriptor: Int32) throws -> String {
        var bytes: [UInt8] = []
        let end = Date().addingTimeInterval(Program.patience)
        while bytes.last != UInt8(ascii: "\n") {
            var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            try #require(Date() < end && poll(&state, 1, 10_000) >= 0)
            guard state.revents & Int16(POLLIN) != 0 else {
                try #require(state.revents == 0, "the program ended early")
                continue
            }
            var chunk = [UInt8](repeating: 0, count: 65536)
            bytes += chunk[..<max(0, read(descriptor, &chunk, chunk.count))]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func aReaderThatGoesAwayEndsTheProgramQuietly() throws {
        let (reader, writer) = try Program.pipe(in: sandbox.root)
        let names = try sandbox.write(String(repeating: "KIPO\n特許庁\n", count: 200).utf8, to: "names.txt")
        let input = open(names, O_RDONLY | O_CLOEXEC)
        let errors = open(sandbox.path("errors"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        close(reader)
        let process = try Program.start(
            [Array("lookup".utf8)], environment: sandbox.environment(),
            streams: .init(input: input, output: writer, errors: errors))
        for descriptor in [input, writer, errors] { close(descriptor) }
        #expect(try Program.wait(for: process) == 0)
        #expect(try String(contentsOfFile: sandbox.path("errors"), encoding: .utf8) == "")
    }

    @Test func aFullDiskIsAnError() throws {
        for arguments in [
            ["lookup", "KIPO"], ["glossary", "list"], ["glossary", "stats"], ["glossary", "show", "off.jpo"],
        ] {
            let outcome = try sandbox.run(bytes: arguments.map { Array($0.utf8) }, output: "/dev/full")
            #expect(outcome.status == 2, "\(arguments)")
            #expect(outcome.errors.contains("error["), "\(arguments)")
        }
    }

    @Test func anInputThatCannotBeReadIsReported() throws {
        for path in [sandbox.path("missing"), sandbox.root] {
            let outcome = try sandbox.run(byLine + ["--input", path])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("error[input.unreadable]: \(path) cannot be read"))
            #expect(outcome.errors.contains("help: "))
        }
    }
}
