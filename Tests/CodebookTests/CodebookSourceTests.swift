import Codebook
import Tables
import TestSupport
import Testing

/// Which files of a folder replace tables, which add to them, which are refused.
@Suite struct CodebookSourceTests {
  private func review(_ files: [String: String], folder: String = "my") -> CodebookReview {
    CodebookReview(of: CodebookSource(folder: folder, files: files.mapValues(bytes)))
  }

  @Test func namesOfFiles() {
    #expect(CodebookSource.isTableLike("issues.csv"))
    #expect(CodebookSource.isTableLike("Issue.CSV"))
    for name in ["README", "notes.txt", ".issues.csv", ".~lock.issues.csv#", "issues.csv.bak", "issues.xlsx"]
    {
      #expect(!CodebookSource.isTableLike(name), "\(name)")
    }
    #expect(Set(CodebookSource.written).isSubset(of: CodebookSource.replaceable))
    #expect(CodebookSource.replaceable.contains("theme-weights.csv"))
    #expect(!CodebookSource.written.contains { $0.hasSuffix("-weights.csv") })
    #expect(Set(CodebookSource.fileNames).count == CodebookSource.fileNames.count)
  }

  @Test func aNameOfNoTableIsRefusedWithThoseAllowed() throws {
    let allowed = CodebookSource.fileNames.joined(separator: ", ")
    for name in ["issues.csv", "issues.more.csv", "theme-weights.csv"] { #expect(allowed.contains(name)) }
    for (name, hint) in [
      ("issue.csv", " (did you mean issues.csv?)"), ("Issues.csv", " (did you mean issues.csv?)"),
      ("wording.ed.csv", " (did you mean wording.en.csv, wording.es.csv?)"), ("other.csv", ""),
      ("themes.more.csv", ""),
    ] {
      let faults = review([name: "x\n"]).faults.map(\.description)
      let words = "my/\(name): error: no table of the codebook has this name\(hint); allowed are \(allowed)"
      #expect(faults == [words])
    }
  }

  @Test func aFolderWithoutATableIsRefused() {
    let faults = review([:], folder: "some/where").faults.map(\.description)
    #expect(faults.count == 1)
    #expect(
      faults.first?.hasPrefix("some/where: error: the folder holds no table of the codebook; allowed are ")
        == true)
  }

  @Test func rowsAreAddedToTheBuiltInTables() throws {
    let builtIn = try Codebook()
    let review = review([
      "issues.more.csv":
        "oppose_means,issue,theme,label_en,label_fr,note,support_means\nO,SC90,scope,N,F,,S\n",
      "concepts.more.csv": "concept,kind,label_en,label_fr\nquantum,object,Q,Q\n",
      "wording.en.more.csv": "concept,pattern\nquantum,quantum\npolice_cooperation,bobbies\n",
      "wording.fr.more.csv": "concept,pattern\nquantum,quantique*\n",
      "issue-objects.more.csv": "issue,side,concepts,unless,turns\nSC90,support,quantum,,yes\n",
      "skipped-words.more.csv": "language,word\nen,whatsoever\n",
    ])
    #expect(review.faults == [])
    let codebook = try #require(review.codebook)
    // The added issue stands with those of its theme.
    let scope = builtIn.issues.filter { $0.theme == .scope }.map(\.id)
    #expect(Array(codebook.issues.map(\.id).prefix(scope.count + 1)) == scope + ["SC90"])
    #expect(codebook.issues.count == builtIn.issues.count + 1)
    let added = codebook.issues[scope.count]
    #expect([added.supportMeans, added.opposeMeans, added.labelFrench] == ["S", "O", "F"])
    // Rows of objects follow their issues to their new places.
    for (old, new) in zip(builtIn.objects, codebook.objects) {
      #expect(builtIn.issues[old.issue].id == codebook.issues[new.issue].id)
    }
    #expect(codebook.objects.last?.issue == scope.count)
    let text = bytes("The quantum whatsoever bobbies")
    let found = codebook.lexicon.findings(in: text, language: .english).map {
      codebook.lexicon.concepts[$0.concept].id
    }
    #expect(found.contains("quantum") && found.contains("police_cooperation"))
  }

  @Test func faultsOfAddedRowsStandInTheAddedFile() {
    let faults = review([
      "issues.more.csv": "theme,issue,label_en,label_fr,support_means,oppose_means\nscope,SC01,N,F,S,O\n",
      "issue-objects.more.csv": "issue,side,concepts,unless,turns\nSC99,support,mlaa,,yes\n",
    ]).faults.map(\.description)
    #expect(
      faults == [
        "my/issues.more.csv:2:7: error: the issue 'SC01' stands twice, first at built-in codebook/issues.csv:2",
        "my/issue-objects.more.csv:2:1: error: 'SC99' is no issue of built-in codebook/issues.csv or "
          + "my/issues.more.csv (did you mean SC09?)",
        "my/issue-objects.more.csv:2:14: error: 'mlaa' is no concept of built-in codebook/concepts.csv "
          + "(did you mean mla?)",
      ])
  }

  @Test func aTableCanBeReplacedAndAddedTo() throws {
    let head = "issue,side,concepts,unless,turns\n"
    let source = CodebookSource(
      folder: "my/",
      files: [
        "issue-objects.csv": bytes(head + "SC01,support,mla,,yes\n"),
        "issue-objects.more.csv": bytes(head + "SC02,oppose,extradition,,no\n"),
      ])
    let codebook = try Codebook(from: source)
    #expect(codebook.objects.map { codebook.issues[$0.issue].id } == ["SC01", "SC02"])
    #expect(source.replaced == ["issue-objects.csv"])
    #expect(source.extended == ["issue-objects.csv"])
    let table = try source.table("codebook/issue-objects.csv", required: [])
    #expect(table.rows.map(\.table) == ["my/issue-objects.csv", "my/issue-objects.more.csv"])
  }

  @Test func faultsOfBuiltInRowsThatNoLongerFitAreToldToo() {
    let faults = review(["issues.csv": (CodebookFaultTests.tables["issues.csv"] ?? "")]).faults
    #expect(!faults.isEmpty)
    for fault in faults {
      #expect(fault.table == "built-in codebook/issue-objects.csv")
      #expect(fault.message.contains("is no issue of my/issues.csv"))
    }
  }

  @Test func textThatIsNoUTF8IsRefusedAtItsByte() {
    let table = bytes("concept,pattern\nmla,entraide\nmla,p") + [0xE9] + bytes("nal\n")
    let source = CodebookSource(folder: "my", files: ["wording.fr.more.csv": table])
    #expect(
      CodebookReview(of: source).faults.map(\.description).first
        == "my/wording.fr.more.csv:3:6: error: this is no UTF-8 text; save the table as CSV in UTF-8")
    let marked = [0xEF, 0xBB, 0xBF] + bytes("concept,pattern\r\nmla,pénal\r\n")
    #expect(
      CodebookReview(of: CodebookSource(folder: "my", files: ["wording.fr.more.csv": marked])).faults == [])
  }
}
