import Glibc
import ICU
import Terminology
import TripoTerm

/// Says on standard error what came of an alignment.
struct AlignSummaryLines {
    let words: MessageCatalog

    func write(_ summary: AlignmentSummary, texts: [SegmentedText], files: [String]) {
        let errors = Output(STDERR_FILENO)
        errors.writeLine(
            words("align.summary", ["units": .integer(summary.units), "doubtful": .integer(summary.doubtful)]))
        for (text, count) in zip(texts, summary.leftOut) where count > 0 {
            errors.writeLine(
                words("align.leftOut", ["language": .text(text.language.rawTag), "count": .integer(count)]))
        }
        for file in files { errors.writeLine(words("align.written", ["file": .text(file.visible)])) }
        errors.flush()
    }
}
