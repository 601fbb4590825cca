import Regeneration

/// What `--help` prints.
enum Help {
  static let text = """
    synoptic \(Run.version): reads States' written submissions and files every passage under its themes

    usage: synoptic [run] [--input DIR] [--output DIR] [--date YYYY-MM-DD] [--csv FORM] [--quiet]
           synoptic reliability --gold DIR [--input DIR] [--corpus DIR] [--leave-out]
           synoptic train --gold DIR --output FILE [--input DIR] [--corpus DIR]

    run          reads every .txt file below the input folder and replaces the output folder's positions.xlsx
                 and csv/ in one step; other files in the output folder stay
      --input DIR        the documents (input)
      --output DIR       where the results go (output)
      --date YYYY-MM-DD  the date of the run; by default the newest date that the input holds
      --csv FORM         verbatim: text as it is, for programs (the default); spreadsheet: with a byte-order
                         mark, and an apostrophe before text that a spreadsheet would run as a formula
      -q, --quiet        no summary; errors still go to the standard error stream

    reliability  compares the themes given with gold coding (themes.csv in --gold) over the documents in --input;
                 with --leave-out each participant is coded by weights learned from the others and --corpus

    train        learns the weights of the themes from gold coding and a corpus, and writes them as a table

    -h, --help   this text
    --version    the version

    exit codes   0 done · 64 wrong usage · 65 some input could not be used, the rest is published ·
                 66 no input · 70 a table of the program is faulty · 73 the output cannot be made ·
                 74 the output cannot be written · 75 another run is writing the same output

    """
}
