import Terminology

/// Where the data of a workspace are: the program's own, and the glossaries that go before them.
public struct WorkspaceLayout: Sendable {
    /// Holds `Glossaries` and `Locales`.
    public let dataDirectory: String
    /// Glossary files and directories, the one that goes before all others first; the shipped one is the last.
    public let glossaries: [String]
    /// Where an index can be kept, the best first.
    let indexDirectories: [String]

    /// Works out the layout.
    ///
    /// The glossaries that go first are those given, then `TRIPO_TERM_GLOSSARY`, then the user's configuration, then
    /// the team's.
    ///
    /// - Parameters:
    ///   - glossaries: paths given on the command line, the one that goes first of all first.
    ///   - data: the data directory, where the caller gives one.
    /// - Throws: a `Diagnostic` where no data are found.
    public init(glossaries: [String] = [], data: String? = nil, environment: Environment) throws(Diagnostic) {
        let dataDirectory = try Self.dataDirectory(data ?? environment["TRIPO_TERM_DATA"])
        var paths = glossaries
        paths += (environment["TRIPO_TERM_GLOSSARY"] ?? "").split(separator: ":").map(String.init)
        for file in Self.configurationFiles(environment) {
            paths += try Configuration(file: file, home: environment["HOME"]).glossaries
        }
        self.dataDirectory = dataDirectory
        var places: [String] = []
        for path in paths.map(FileSystem.absolute) where !places.contains(path) { places.append(path) }
        self.glossaries = places + [dataDirectory + "/Glossaries"]
        let cache = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { $0 + "/.cache" }
        indexDirectories = [dataDirectory + "/.tripo-term"] + (cache.map { [$0 + "/tripo-term"] } ?? [])
    }

    public var localesDirectory: String { dataDirectory + "/Locales" }
    public var messagesDirectory: String { localesDirectory + "/messages" }

    private static func isData(_ path: String) -> Bool {
        FileSystem.status(path + "/Glossaries")?.isDirectory == true
            && FileSystem.status(path + "/Locales")?.isDirectory == true
    }

    /// The directory given, or the one that was installed with the program, or the checkout it was built in.
    private static func dataDirectory(_ given: String?) throws(Diagnostic) -> String {
        if let given {
            let path = FileSystem.absolute(given)
            if isData(path) { return path }
            throw Diagnostic(
                "data.missing", "no Glossaries and Locales in \(path)", arguments: ["path": path],
                help: "give the directory that holds both with --data or TRIPO_TERM_DATA")
        }
        guard let program = FileSystem.programPath() else {
            throw Diagnostic(
                "data.missing", "the data directory cannot be worked out", arguments: ["path": "/proc/self/exe"],
                help: "set TRIPO_TERM_DATA to the directory that holds Glossaries and Locales")
        }
        var directory = Substring(program)
        while let slash = directory.lastIndex(of: "/"), slash != directory.startIndex {
            directory = directory[..<slash]
            for candidate in [directory + "/share/tripo-term", directory] where isData(String(candidate)) {
                return String(candidate)
            }
        }
        throw Diagnostic(
            "data.missing", "no Glossaries and Locales beside \(program) or above it", arguments: ["path": program],
            help: "install the program with its data, or set TRIPO_TERM_DATA to the directory that holds both")
    }

    private static func configurationFiles(_ environment: Environment) -> [String] {
        let user = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
        let team = (environment["XDG_CONFIG_DIRS"] ?? "/etc/xdg").split(separator: ":").map(String.init)
        return ((user.map { [$0] } ?? []) + team).map { $0 + "/tripo-term/config" }
    }
}
