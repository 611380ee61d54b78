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

    /// What came of a collection.
    func write(documents: Int, units: Int, doubtful: Int, failed: Int, output: String) {
        let errors = Output(STDERR_FILENO)
        errors.writeLine(words("align.documents", ["count": .integer(documents)]))
        if failed > 0 { errors.writeLine(words("align.failed", ["count": .integer(failed)])) }
        errors.writeLine(words("align.summary", ["units": .integer(units), "doubtful": .integer(doubtful)]))
        errors.writeLine(words("align.written", ["file": .text(output.visible)]))
        errors.flush()
    }
}
