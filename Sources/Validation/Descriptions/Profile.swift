import Normalization
import Terminology

/// How one publisher writes.
public struct Profile: Sendable, Hashable {
    public var name: String
    /// As terms of the glossary name it: `TCS`; nil for no publisher in particular.
    public var publisher: String?
    /// The countries in the order in which this publisher names them, by language.
    public var order: [LanguageTag: [String]] = [:]
    /// Rules that do not hold here.
    public var without: [String] = []

    /// No publisher in particular.
    public static let general = Profile(name: "general")

    /// Whether a name is that of a file with a profile of its own.
    public static func isFile(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".yaml") }

    public init(name: String, publisher: String? = nil) { (self.name, self.publisher) = (name, publisher) }
}

/// The profiles of a file, with what belongs to which country.
struct ProfileList: Sendable {
    private(set) var profiles: [Profile] = []
    /// From the identifiers of offices to their countries.
    private(set) var countries: [String: String] = [:]
    /// The identifiers of all rules.
    private let rules: Set<String>

    /// - Throws: a `Diagnostic` with line and column for what is unknown.
    init(path: String, rules: Set<String>) throws(Diagnostic) {
        self.rules = rules
        let root = try RuleNode.root(of: path)
        try root.expect(["profiles", "countries"])
        for (country, node) in try root.optional("countries")?.pairs() ?? [] {
            for office in try node.list() { countries[try office.text()] = country }
        }
        for node in try root.optional("profiles")?.list() ?? [] {
            try node.expect(["name", "publisher", "order", "without"])
            var profile = Profile(name: try node.required("name").text())
            profile.publisher = try node.optional("publisher")?.text()
            for (tag, list) in try node.optional("order")?.pairs() ?? [] {
                guard let language = LanguageTag(parsing: tag) else { continue }
                profile.order[language] = try list.list().map { (node) throws(Diagnostic) in try node.text() }
            }
            for item in try node.optional("without")?.list() ?? [] {
                let rule = try item.text()
                guard rules.contains(rule) else { throw RuleBook.unknownRule(rule, at: item.location) }
                profile.without.append(rule)
            }
            profiles.append(profile)
        }
    }

    /// A profile of the list; a name with a slash or a suffix is a file with one profile of its own.
    func profile(_ name: String) throws(Diagnostic) -> Profile {
        if let known = profiles.first(where: { $0.name == name }) { return known }
        guard Profile.isFile(name) else {
            let known = profiles.map(\.name).joined(separator: ", ")
            throw Diagnostic(
                "check.unknown-profile", "there is no profile \"\(name)\"", arguments: ["name": name, "known": known],
                help: "use \(known), or a file: ./our.yaml")
        }
        guard let own = try ProfileList(path: name, rules: rules).profiles.first else {
            throw Diagnostic(
                "check.no-profile", "\(name) holds no profile", arguments: ["file": name],
                at: SourceLocation(file: name, line: 1, column: 1), help: "write profiles: [{name: ...}]")
        }
        return own
    }
}
