#include "EmbeddedData.h"

// The tables stay readable files in the repository; the compiler puts their bytes into the program.
// A new file takes two entries here: its bytes, and its name in the list below.

static const unsigned char themes[] = {
#embed "codebook/themes.csv"
};
static const unsigned char issues[] = {
#embed "codebook/issues.csv"
};
static const unsigned char issue_objects[] = {
#embed "codebook/issue-objects.csv"
};
static const unsigned char concepts[] = {
#embed "codebook/concepts.csv"
};
static const unsigned char skipped_words[] = {
#embed "codebook/skipped-words.csv"
};
static const unsigned char wording_fr[] = {
#embed "codebook/wording.fr.csv"
};
static const unsigned char wording_en[] = {
#embed "codebook/wording.en.csv"
};
static const unsigned char wording_es[] = {
#embed "codebook/wording.es.csv"
};
static const unsigned char theme_weights[] = {
#embed "codebook/theme-weights.csv"
};
static const unsigned char confidence_weights[] = {
#embed "codebook/confidence-weights.csv"
};
static const unsigned char stance_weights[] = {
#embed "codebook/stance-weights.csv"
};
static const unsigned char presence_weights[] = {
#embed "codebook/presence-weights.csv"
};
static const unsigned char position_accuracy[] = {
#embed "codebook/position-accuracy.csv"
};
static const unsigned char participants[] = {
#embed "participants/participants.csv"
};
static const unsigned char names[] = {
#embed "participants/names.csv"
};
static const unsigned char membership[] = {
#embed "participants/membership.csv"
};
static const unsigned char layout[] = {
#embed "layout/layout.csv"
};
static const unsigned char service_unit[] = {
#embed "service/synoptic.service"
};
static const unsigned char service_timer[] = {
#embed "service/synoptic.timer"
};
static const unsigned char service_cron[] = {
#embed "service/synoptic.cron"
};

static const struct embedded_file files[] = {
    {"codebook/themes.csv", themes, sizeof themes},
    {"codebook/issues.csv", issues, sizeof issues},
    {"codebook/issue-objects.csv", issue_objects, sizeof issue_objects},
    {"codebook/concepts.csv", concepts, sizeof concepts},
    {"codebook/skipped-words.csv", skipped_words, sizeof skipped_words},
    {"codebook/wording.fr.csv", wording_fr, sizeof wording_fr},
    {"codebook/wording.en.csv", wording_en, sizeof wording_en},
    {"codebook/wording.es.csv", wording_es, sizeof wording_es},
    {"codebook/theme-weights.csv", theme_weights, sizeof theme_weights},
    {"codebook/confidence-weights.csv", confidence_weights, sizeof confidence_weights},
    {"codebook/stance-weights.csv", stance_weights, sizeof stance_weights},
    {"codebook/presence-weights.csv", presence_weights, sizeof presence_weights},
    {"codebook/position-accuracy.csv", position_accuracy, sizeof position_accuracy},
    {"participants/participants.csv", participants, sizeof participants},
    {"participants/names.csv", names, sizeof names},
    {"participants/membership.csv", membership, sizeof membership},
    {"layout/layout.csv", layout, sizeof layout},
    {"service/synoptic.service", service_unit, sizeof service_unit},
    {"service/synoptic.timer", service_timer, sizeof service_timer},
    {"service/synoptic.cron", service_cron, sizeof service_cron},
};

size_t embedded_file_count(void) { return sizeof files / sizeof *files; }

const struct embedded_file *embedded_file_at(size_t index) { return &files[index]; }
