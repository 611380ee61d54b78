import ArgumentParser
import Interchange
import TripoTerm

/// How files that are to be translated are read.
struct JobOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The format of the files, where their names do not tell: xliff, tmx, po or text.", valueName: "format"))
    var fromFormat: String?

    @Option(help: ArgumentHelp("The encoding of the files, where it is not found by itself.", valueName: "name"))
    var encoding: String?

    func options(_ memories: MemorySearchArguments) throws(Failure) -> JobReader.Options {
        var options = JobReader.Options()
        if let fromFormat {
            guard let known = TranslationJob.Format(rawValue: fromFormat) else {
                throw .usage("--from-format", fromFormat, choices: TranslationJob.Format.allCases.map(\.rawValue))
            }
            options.job.format = known
        }
        options.job.encoding = encoding
        try memories.checkLanguages()
        options.job.from = try memories.source()
        options.job.to = try memories.targets().first
        return options
    }
}
