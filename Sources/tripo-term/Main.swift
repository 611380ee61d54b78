import ArgumentParser
import Glibc
import Terminology
import TripoTerm

@main
enum Main {
    static func main() {
        // A reader that goes away shows as an error of `write`, not as a signal.
        signal(SIGPIPE, SIG_IGN)
        // So does a limit of the size of files.
        signal(SIGXFSZ, SIG_IGN)
        do {
            try checkArguments()
            let arguments = CommandLine.arguments.dropFirst()
            if arguments.first == "lookup", let plain = LookupArguments(plain: arguments.dropFirst()) {
                try LookupRun(plain).run()
                return
            }
            var command = try TripoTermCommand.parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            report(failure)
            exit(failure.status)
        } catch {
            TripoTermCommand.exit(withError: error)
        }
    }

    /// Refuses arguments that are not UTF-8: what they mean cannot be known.
    private static func checkArguments() throws(Failure) {
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let bytes = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
            if String(validating: bytes, as: UTF8.self) == nil {
                throw Failure(
                    Diagnostic(
                        "usage.not-utf8", "argument \(index) is not UTF-8", arguments: ["number": "\(index)"],
                        help: "use a terminal with a UTF-8 locale"),
                    status: ExitStatus.wrongUsage)
            }
        }
    }

    private static func report(_ failure: Failure) {
        guard !failure.diagnostics.isEmpty else { return }
        let environment = Environment.ofProcess()
        let renderer = DiagnosticRenderer(
            words: failure.words ?? Workspace.messages(environment: environment),
            terminal: Terminal(color: .auto, environment: environment))
        let errors = Output(2)
        for diagnostic in failure.diagnostics { errors.writeLine(renderer.text(diagnostic)) }
        errors.flush()
    }
}
