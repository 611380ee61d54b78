import Glibc
import Terminology
import TripoTerm
import Validation

/// Checks files and tells what was found.
struct CheckRun {
    private let request: CheckRequest
    private let session: Session

    init(_ request: CheckRequest, _ session: Session) { (self.request, self.session) = (request, session) }

    func run() throws {
        if request.fixes || request.output != nil || request.newBaseline != nil { Interruption.shared.begin() }
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        do {
            var settings = try Self.settings(request.inputs)
            var options = request.options
            options.profile = options.profile ?? settings.profile
            options.check.day = options.check.day ?? settings.day
            options.check.without += settings.without
            let job = try CheckJob(session.workspace, snapshot, options: options)
            var results = try found(job, settings)
            var problems: [Diagnostic] = []
            for index in results.reports.indices { settings.apply(to: &results.reports[index]) }
            if !request.fixes { problems += settings.problems }
            try applyBaseline(to: &results.reports)
            try tell(results.reports, problems, job, words)
            for failure in results.failures { session.report(failure, words: words) }
            if !results.failures.isEmpty { throw Failure(silent: ExitStatus.couldNotRun) }
            let gravest = (results.reports.compactMap(\.gravest) + problems.map(\.severity)).max()
            if let gravest, gravest >= request.failOn { throw Failure(silent: ExitStatus.nothingFound) }
        } catch let problem as Diagnostic {
            throw Failure(problem, status: ExitStatus.couldNotRun, words: words)
        }
    }

    /// The settings beside the first file: one run has one set of them.
    private static func settings(_ inputs: [AlignmentInput]) throws(Diagnostic) -> CheckSettings {
        guard let first = inputs.first, let path = CheckSettings.path(for: first.isStandardInput ? "x" : first.path)
        else { return CheckSettings() }
        return try CheckSettings(at: path)
    }

    private func found(
        _ job: CheckJob, _ settings: CheckSettings
    ) throws(Diagnostic) -> (reports: [FileReport], failures: [Diagnostic]) {
        if request.fixes { return try repaired(job, settings) }
        if request.isTogether { return (try job.reportsTogether(request.inputs), []) }
        var reports: [FileReport] = []
        var failures: [Diagnostic] = []
        let progress = CheckProgress(request.inputs.count)
        for result in job.reports(request.inputs, progress: { progress.add($0) }) {
            switch result {
            case .success(let report): reports.append(report)
            case .failure(let problem): failures.append(problem)
            }
        }
        progress.end()
        return (reports, failures)
    }

    /// Repairs file after file; standard input is repaired to standard output.
    private func repaired(
        _ job: CheckJob, _ settings: CheckSettings
    ) throws(Diagnostic) -> (reports: [FileReport], failures: [Diagnostic]) {
        var baseline: CheckBaseline?
        if let path = request.baseline { baseline = try CheckBaseline(at: path) }
        let checker = try job.checker()
        var reports: [FileReport] = []
        var failures: [Diagnostic] = []
        let output = Output(STDOUT_FILENO)
        for input in request.inputs {
            do throws(Diagnostic) {
                let repair = try checker.repair(input) { report in
                    var settings = settings
                    settings.apply(to: &report)
                    baseline?.apply(to: &report)
                }
                if request.isDryRun {
                    if repair.isChanged {
                        output.write(LineDifference.text(repair.path, from: repair.before, to: repair.after))
                    }
                } else if input.isStandardInput {
                    output.write(repair.after)
                } else {
                    try Self.write(repair)
                }
                // A dry run leaves in the file what it has found there.
                reports.append(request.isDryRun ? repair.found : repair.report)
            } catch {
                failures.append(error)
            }
        }
        output.flush()
        return (reports, failures)
    }

    private static func write(_ repair: FileRepair) throws(Diagnostic) {
        let outcome = Interruption.shared.whileWriting {
            Result { () throws(Diagnostic) in try repair.write() }
        }
        try outcome.get()
    }

    private func applyBaseline(to reports: inout [FileReport]) throws(Diagnostic) {
        if let path = request.baseline {
            let baseline = try CheckBaseline(at: path)
            for index in reports.indices { baseline.apply(to: &reports[index]) }
        }
        if let path = request.newBaseline {
            var baseline = CheckBaseline()
            for report in reports { baseline.add(report) }
            try baseline.write(to: path)
        }
    }

    private func tell(
        _ reports: [FileReport], _ problems: [Diagnostic], _ job: CheckJob, _ words: MessageCatalog
    ) throws(Diagnostic) {
        // What standard input was repaired to is all that goes to standard output.
        let isRepaired = request.fixes && request.inputs.contains(where: \.isStandardInput)
        let rendering = CheckRendering(
            book: job.book, words: words, session: session, showsIgnored: request.showsIgnored, problems: problems)
        let renderer = CheckRenderers.renderer(request.format, rendering)
        if let path = request.output {
            let text = renderer.text(reports)
            let outcome = Interruption.shared.whileWriting {
                Result { () throws(Diagnostic) in try CheckOutput.write(text, to: path) }
            }
            return try outcome.get()
        }
        let output = Output(isRepaired ? STDERR_FILENO : STDOUT_FILENO)
        output.write(renderer.text(reports))
        output.flush()
    }
}
