import Glibc
import Terminology
import TripoTerm
import Validation

/// Checks files and tells what was found.
struct CheckRun {
    private let request: CheckRequest
    private let session: Session

    init(_ request: CheckRequest, _ session: Session) { (self.request, self.session) = (request, session) }

    /// Files that one set of settings holds for.
    private struct Group {
        var settings = CheckSettings()
        /// Of the inputs.
        var numbers: [Int] = []
    }

    /// What came of a file.
    private typealias Outcome = Result<FileReport, Diagnostic>

    func run() throws {
        if request.fixes || request.output != nil || request.newBaseline != nil { Interruption.shared.begin() }
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        do {
            var outcomes: [Int: Outcome] = [:]
            var problems: [Diagnostic] = []
            let progress = CheckProgress(request.inputs.count)
            var book: RuleBook?
            for var group in try groups() {
                let job = try job(group, snapshot)
                book = book ?? job.book
                try check(&group, job, progress, words, &outcomes)
                if !request.fixes { problems += group.settings.problems(where: job.runs) }
            }
            progress.end()
            let rules = try book ?? job(Group(), snapshot).book
            var reports: [FileReport] = []
            var failures = request.unread
            for number in request.inputs.indices {
                switch outcomes[number] {
                case .success(let report): reports.append(report)
                case .failure(let problem): failures.append(problem)
                case nil: break
                }
            }
            let isWhole = failures.isEmpty && !reports.contains(where: \.isDamaged)
            try applyBaseline(to: &reports)
            if isWhole { try writeBaseline(of: reports) }
            reports = reports.map { $0.bounded() }
            try tell(reports, problems, failures, rules, words)
            for failure in failures { session.report(failure, words: words) }
            guard isWhole else {
                if let path = request.newBaseline { session.report(.unwritten(path), words: words) }
                throw Failure(silent: ExitStatus.couldNotRun)
            }
            let gravest = (reports.compactMap(\.gravest) + problems.map(\.severity)).max()
            if let gravest, gravest >= request.failOn { throw Failure(silent: ExitStatus.nothingFound) }
        } catch let problem as Diagnostic {
            throw Failure(problem, status: Self.status(of: problem), words: words)
        }
    }

    /// What is wrong with the words of the command line is wrong usage; of settings and files it is not.
    private static func status(of problem: Diagnostic) -> Int32 {
        let ofUsage = ["check.unknown-rule", "check.unknown-profile", "check.same-language"]
        return problem.location == nil && ofUsage.contains(problem.code)
            ? ExitStatus.wrongUsage : ExitStatus.couldNotRun
    }

    /// The files by the settings beside them, or in a folder above; texts that are compared have those of the first.
    private func groups() throws(Diagnostic) -> [Group] {
        var groups: [Group] = []
        var known: [String?: Int] = [:]
        for (number, input) in request.inputs.enumerated() {
            if request.isTogether, number > 0 {
                groups[0].numbers.append(number)
                continue
            }
            let path = CheckSettings.path(for: input.isStandardInput ? "x" : input.path)
            if known[path] == nil {
                known[path] = groups.count
                groups.append(Group())
                if let path { groups[groups.count - 1].settings = try CheckSettings(at: path) }
            }
            if let place = known[path] { groups[place].numbers.append(number) }
        }
        return groups
    }

    private func job(_ group: Group, _ snapshot: Snapshot) throws(Diagnostic) -> CheckJob {
        var options = request.options
        options.profile = options.profile ?? group.settings.profile
        options.check.day = options.check.day ?? group.settings.day
        options.check.without += group.settings.without
        options.keepsAll = request.baseline != nil || request.newBaseline != nil || group.settings.passesOver
        do throws(Diagnostic) {
            let job = try CheckJob(session.workspace, snapshot, options: options)
            try group.settings.checkRules(job.book)
            return job
        } catch {
            throw group.settings.located(error)
        }
    }

    private func check(
        _ group: inout Group, _ job: CheckJob, _ progress: CheckProgress, _ words: MessageCatalog,
        _ outcomes: inout [Int: Outcome]
    ) throws(Diagnostic) {
        let inputs = group.numbers.map { request.inputs[$0] }
        var results: [Outcome]
        if request.fixes {
            results = try repaired(inputs, job, group.settings, words)
        } else if request.isTogether {
            results = try together(inputs, job)
        } else {
            results = job.reports(inputs) { progress.add($0) }
        }
        for (number, result) in zip(group.numbers, results) {
            outcomes[number] = result.map { report in
                var report = report
                group.settings.apply(to: &report)
                return report
            }
        }
    }

    /// What was found in texts that are compared, or why they cannot be.
    private func together(_ inputs: [AlignmentInput], _ job: CheckJob) throws(Diagnostic) -> [Outcome] {
        do throws(Diagnostic) {
            return try job.reportsTogether(inputs)
        } catch {
            guard Self.status(of: error) == ExitStatus.couldNotRun else { throw error }
            return [.failure(error)]
        }
    }

    /// Repairs file after file; standard input is repaired to standard output.
    private func repaired(
        _ inputs: [AlignmentInput], _ job: CheckJob, _ settings: CheckSettings, _ words: MessageCatalog
    ) throws(Diagnostic) -> [Outcome] {
        var baseline: CheckBaseline?
        if let path = request.baseline { baseline = try CheckBaseline(at: path) }
        let checker = try job.checker()
        let output = Output(STDOUT_FILENO)
        // Standard output is for the texts and what is left to find in them.
        let told = Output(STDERR_FILENO)
        defer {
            output.flush()
            told.flush()
        }
        return inputs.map { input in
            Result { () throws(Diagnostic) in
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
                told.write(RepairRenderer(session: session, words: words, isDryRun: request.isDryRun).text(repair))
                // A dry run leaves in the file what it has found there.
                return request.isDryRun ? repair.found : repair.report
            }
        }
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
    }

    private func writeBaseline(of reports: [FileReport]) throws(Diagnostic) {
        guard let path = request.newBaseline else { return }
        var baseline = CheckBaseline()
        for report in reports { baseline.add(report) }
        try baseline.write(to: path)
    }

    private func tell(
        _ reports: [FileReport], _ problems: [Diagnostic], _ failures: [Diagnostic], _ book: RuleBook,
        _ words: MessageCatalog
    ) throws(Diagnostic) {
        // What standard input was repaired to, or the difference, is all that goes to standard output.
        let isRepaired = request.fixes && (request.isDryRun || request.inputs.contains(where: \.isStandardInput))
        let rendering = CheckRendering(
            book: book, words: words, session: session, showsIgnored: request.showsIgnored, problems: problems,
            failures: failures)
        let renderer = CheckRenderers.renderer(request.format, rendering)
        if let path = request.output {
            var bytes: [UInt8] = []
            renderer.write(reports) { bytes += $0 }
            let outcome = Interruption.shared.whileWriting {
                Result { () throws(Diagnostic) in try CheckOutput.write(bytes, to: path) }
            }
            return try outcome.get()
        }
        let output = Output(isRepaired ? STDERR_FILENO : STDOUT_FILENO)
        renderer.write(reports) { output.write($0) }
        output.flush()
    }
}

extension Diagnostic {
    /// A baseline of what could be read alone would lose the findings of the rest.
    fileprivate static func unwritten(_ path: String) -> Diagnostic {
        Diagnostic(
            "check.baseline-unwritten", "\(path) was not written, because not every file could be read",
            arguments: ["file": path], at: SourceLocation(file: path),
            help: "correct the paths or leave out the files that cannot be read")
    }
}
