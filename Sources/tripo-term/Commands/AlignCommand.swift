import ArgumentParser
import TripoTerm

struct AlignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "align",
        abstract: "Align the same text in two, three or four languages into translation units.",
        discussion: """
            Reads plain text, Markdown, HTML, DOCX and, with pdftotext, PDF. The language of a file is that of \
            --languages, else of its name (report.ja.txt, ja.txt), else what the file or its text says. One of the \
            files may be - for standard input.

            Without --format, the extension of --output decides: .tmx, .xlf or .xliff, .tsv, .json or .jsonl, .html or \
            .htm, .beads. Without --output, a terminal shows text to read, and a pipe or a file gets TSV.

              tripo-term align report.en.txt report.zh.txt report.ja.txt report.ko.txt -o report.tmx
              tripo-term align en.docx ja.docx --languages en,ja -o side-by-side.html
              tripo-term align en.txt ko.txt --format beads
              tripo-term align en.txt ja.txt --memory memory.sqlite
              tripo-term align --collection reports -o memories --format tmx

            Ends with 0 when done, with 2 if something could not be read or written.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "Two to four files, each in another language.")
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "The languages of the files in their order, a comma between; zh alone means zh-Hans, unless the text is "
                + "traditional. With --collection: which languages, in this order.", valueName: "tags"))
    var languages: String?

    @Option(help: ArgumentHelp("The encoding of the files, where it is not found by itself.", valueName: "name"))
    var encoding: String?

    @Flag(name: .customLong("segmented"), help: "Each line is a segment, taken as it is.")
    var isSegmented = false

    @Flag(help: "Take files without any text: all that the others say is left out by them.")
    var allowEmpty = false

    @Option(
        help: ArgumentHelp("How to write the units: text, tsv, tmx, xliff, json, html or beads.", valueName: "format"))
    var format: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write, whole or not at all; a directory with --collection.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "A translation memory that the units are added to; without --output and --format they are only added.",
            valueName: "file"))
    var memory: String?

    @Option(help: ArgumentHelp("The source language, for TMX and XLIFF.", valueName: "tag"))
    var source: String?

    @Option(
        help: ArgumentHelp(
            "The target languages for XLIFF, a comma between; all if left out. Several give a file each, with the "
                + "language in its name.", valueName: "tags"))
    var target: String?

    @Option(
        name: .customLong("pair"),
        help: ArgumentHelp(
            "Only two of the languages, in their finest units: en,zh. Can be repeated: then each is a file with the pair "
                + "in its name.", valueName: "tags"))
    var pairs: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file of segments that are known to belong together: a column for each text, with tabs between, of "
                + "segment numbers from 0; or what --format beads has written.", valueName: "file"))
    var anchors: String?

    @Option(
        name: .customLong("lexicon"),
        help: ArgumentHelp(
            "A file of words and their translations, a column for each language, with tabs between and the tags in the "
                + "first row; can be repeated.", valueName: "file"))
    var lexicons: [String] = []

    @Option(
        help: ArgumentHelp(
            "A directory of documents to align together: a folder each, with a file for each language named by its tag.",
            valueName: "directory"))
    var collection: String?

    @Option(
        name: .customLong("without"),
        help: ArgumentHelp(
            "A signal that is not used: length, numbers, latin, glossary, han, hangul, transliteration, structure, "
                + "sentences, lexicon, order or languages; can be repeated.", valueName: "signal"))
    var without: [String] = []

    @Option(help: ArgumentHelp("Leave out units below this confidence, 0 to 1.", valueName: "number"))
    var minConfidence: Double?

    @Option(help: ArgumentHelp("What the text is, for those who read the result.", valueName: "text"))
    var title: String?

    @Flag(
        name: .customLong("keep-one-sided"),
        help: "TMX also gets what only one language says, and XLIFF what only the target says.")
    var keepsOneSided = false

    @Option(help: ArgumentHelp("How many threads read and write at once.", valueName: "number"))
    var threads: Int?

    @Flag(name: .customLong("verbose"), help: "Say what came of it, also where standard error is no terminal.")
    var isVerbose = false

    func run() throws {
        let session = try common.resolve()
        do {
            let request = try AlignRequest(self)
            if request.collection == nil {
                try AlignRun(request, session).run()
            } else {
                try AlignCollectionRun(request, session).run()
            }
        } catch let failure as Failure where failure.words == nil {
            // Said in the language of --language, not only in that of the environment.
            var failure = failure
            failure.words = session.workspace.messages(in: session.language)
            throw failure
        }
    }
}
