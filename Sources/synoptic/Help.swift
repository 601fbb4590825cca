import Regeneration

/// What `--help` prints.
enum Help {
  static let text = """
    synoptic \(Run.version): reads States' written submissions and tells who wants what

    usage: synoptic [run] [--input DIR] [--output DIR] [--date YYYY-MM-DD] [--csv FORM] [--quiet]
                    [--language LANG] [--codebook DIR]
           synoptic why PARTICIPANT ISSUE [--input DIR] [--codebook DIR]
           synoptic reliability --gold DIR [--input DIR] [--corpus DIR] [--leave-out] [--codebook DIR]
                    [--share PART] [--without LIST] [--disagreements FILE]
           synoptic train --gold DIR --output DIR [--input DIR] [--corpus DIR] [--codebook DIR]
           synoptic codebook check [DIR]
           synoptic codebook export DIR
           synoptic codebook list [ID | THEME] [--codebook DIR] [--language LANG]

    run          reads every .txt file below the input folder and replaces the output folder's
                 positions.xlsx, csv/ and briefing/ in one step; other files in the output folder
                 stay
      --input DIR        the documents (input)
      --output DIR       where the results go (output)
      --date YYYY-MM-DD  the date of the run; by default the newest date that the input holds
      --csv FORM         verbatim: text as it is, for programs (the default); spreadsheet: with a
                         byte-order mark, and an apostrophe before text that a spreadsheet would
                         run as a formula
      --language LANG    en or fr: the language of the program's own words (en)
      --codebook DIR     tables of DIR take the place of built-in ones (issues.csv) or add rows to
                         them (issues.more.csv)
      -q, --quiet        no summary; errors and warnings still go to the standard error stream

    why          why a participant is coded as it is on an issue, such as NOR CO03: the sentence,
                 the words that name the issue, the cues that govern them and what weighed most;
                 for a silent one, the passage that came nearest

    reliability  compares themes and positions with gold coding (themes.csv and positions.csv in
                 --gold) over the documents in --input
      --leave-out           each participant is coded by weights learned from the others and --corpus
      --share PART          learns from 1/2, 1/4 or 1/8 of the corpus's sentences and of its
                            submissions, always the same ones; with --leave-out
      --without LIST        learns without, names joined with commas: corpus (its sentences),
                            submissions (written whole), context (headings, lists and neighbours,
                            for themes), words (stems, for stances); with --leave-out
      --disagreements FILE  what differs as a table to read from the top, with both sides' words

    train        learns the weights from gold coding and a corpus, and writes their tables into the
                 output folder

    codebook     check: every fault of DIR's tables, or else what is odd about them and how much
                 they hold; without DIR, of the built-in ones
                 export: writes the built-in tables, without learned weights, into a folder that
                 holds none yet
                 list: the themes and issues; those of a theme; or one issue with the concepts
                 that name it and some of their wording

    -h, --help   this text
    --version    the version

    exit codes   0 done · 64 wrong usage · 65 some input or the codebook given could not be used,
                 what could be is published · 66 no input · 70 a table of the program is faulty ·
                 73 the output cannot be made · 74 the output cannot be written · 75 another run
                 is writing the same output

    """
}
