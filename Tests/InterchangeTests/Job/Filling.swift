import Foundation
import Terminology
import TestSupport
import Testing

@testable import Interchange

/// A job of a text, and what it becomes.
struct Filling {
    let job: TranslationJob

    init(_ bytes: some Sequence<UInt8>, name: String, to: LanguageTag? = nil, from: LanguageTag? = nil) throws {
        let directory = try TemporaryDirectory()
        try directory.write(Array(bytes), to: name)
        var options = TranslationJob.Options()
        (options.from, options.to) = (from, to)
        job = try TranslationJob(directory.path + "/" + name, options: options)
    }

    init(_ text: String, name: String, to: LanguageTag? = nil, from: LanguageTag? = nil) throws {
        try self.init(text.utf8, name: name, to: to, from: from)
    }

    var sources: [String] { job.segments.map(\.text) }

    func text(_ filling: (JobSegment) -> JobFilling?) -> String {
        String(decoding: job.filled(job.segments.map(filling)), as: UTF8.self)
    }

    /// What fills every segment with a text that can be told from all others.
    static func exact(_ segment: JobSegment) -> JobFilling? {
        JobFilling("<訳 & \(segment.text)>", percent: 100, needsReview: false)
    }

    static func fuzzy(_ segment: JobSegment) -> JobFilling? {
        JobFilling("訳", percent: 85, needsReview: true, previousSource: "old \"source\"")
    }
}
