import ArgumentParser
import Lookup
import Terminology
import TripoTerm
import Validation

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List, explain or test the rules that check follows.",
        subcommands: [RulesListCommand.self, RulesExplainCommand.self, RulesTestCommand.self],
        defaultSubcommand: RulesListCommand.self)
}

struct RulesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "A line for each rule.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let session = try common.resolve()
        let output = Output(1)
        for rule in try session.rules().descriptions.sorted(by: { $0.id < $1.id }) {
            let languages = rule.languages.map(\.rawTag).joined(separator: ",")
            output.writeLine(
                [rule.id, rule.severity.word, languages, rule.summary(in: session.language)].joined(by: "\t"))
        }
        output.flush()
    }
}

struct RulesExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "What a rule says, why, who says so, and examples.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The rule: ZH05.") var id: String

    func run() throws {
        let session = try common.resolve()
        let words = session.workspace.messages(in: session.language)
        let book = try session.rules()
        guard let rule = book[id] ?? book[id.uppercased()] else {
            throw Failure(
                Diagnostic(
                    "check.unknown-rule", "there is no rule \(id)", arguments: ["id": id],
                    help: "tripo-term rules lists them"), status: ExitStatus.couldNotRun, words: words)
        }
        let output = Output(1)
        let languages = rule.languages.map(\.rawTag).joined(separator: ", ")
        output.writeLine("\(rule.id)  \(rule.severity.word)  \(languages)")
        output.writeLine(rule.summary(in: session.language))
        if let why = rule.explanation[session.language] ?? rule.explanation[.english] { output.writeLine(why) }
        func tell(_ name: String, _ text: String) { output.writeLine("  \(words?(name) ?? name): \(text.visible)") }
        tell("check.source", rule.source)
        // What becomes of a wrong text may be an example of its own too.
        var told: Set<String> = []
        for example in rule.examples {
            if let wrong = example.wrong { tell("check.wrong", wrong) }
            if let right = example.right, told.insert(right).inserted { tell("check.right", right) }
        }
        output.flush()
    }
}

struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Try every rule on its examples.",
        discussion: "Ends with 0 if all rules live up to them, with 1 if not.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let session = try common.resolve()
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        let book = try session.rules()
        let problems: [Diagnostic]
        do throws(LookupError) {
            problems = try Checker(book, try snapshot.recognizer()).problemsOfRules()
        } catch {
            throw Failure(error.diagnostic, status: ExitStatus.couldNotRun, words: words)
        }
        let renderer = DiagnosticRenderer(words: words, terminal: session.terminal)
        let output = Output(1)
        for problem in problems { output.writeLine(renderer.text(problem)) }
        output.flush()
        if !problems.isEmpty { throw Failure(silent: ExitStatus.nothingFound) }
    }
}

extension Session {
    func rules() throws(Failure) -> RuleBook {
        do {
            return try RuleBook(directory: workspace.layout.localesDirectory + "/rules")
        } catch {
            throw Failure(error, status: ExitStatus.couldNotRun, words: workspace.messages(in: language))
        }
    }
}
