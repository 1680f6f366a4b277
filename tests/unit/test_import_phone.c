/* Phone numbers in a field: several, with roles and hours, never a digit changed. */
#include "unit.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "import/value/phone.h"
#include "import/value/phonenote.h"

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

/* Each number as "number <e164> (role) [hours]", a line each. */
static void check(const char *text, const char *phones)
{
    phone_finds found = {0};
    struct buf out = {0};

    buf_puts(&out, "");
    phone_find(&arena, str_from(text), &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct phone *p = &found.v[i].phone;

        buf_printf(&out, "%s%.*s <%.*s>", i ? "\n" : "", STR_ARG(p->number), STR_ARG(p->e164));
        if (p->role.n)
            buf_printf(&out, " (%.*s)", STR_ARG(p->role));
        if (p->hours.n)
            buf_printf(&out, " [%.*s]", STR_ARG(p->hours));
        if (found.v[i].fax)
            buf_puts(&out, " fax");
        assert_true(found.v[i].typed.s >= text && found.v[i].typed.s < text + strlen(text));
    }
    if (strcmp(out.s, phones) != 0)
        fail_msg("%s:\n%s\nnot\n%s", text, out.s, phones);
    buf_release(&out);
}

/* Prices, hours, days and ages behind a number are not its last digits; pairs of digits are. */
static void test_not_its_digits(void **state)
{
    (void)state;
    check("0600 12345 (1,67 €/min + pvm)", "0600 12345 <060012345> (1,67 €/min + pvm)");
    check("0600 1234 2 €/min", "0600 1234 <06001234> (2 €/min)");
    check("010 123 4567 (8,35 snt/puhelu)", "010 123 4567 <+358101234567> (8,35 snt/puhelu)");
    check("040 123 4567-8", "040 123 4567 <+358401234567> (8)");
    check("03 123 456-7", "03 123 456 <+3583123456> (7)");
    check("0800 123 456 24 h", "0800 123 456 <0800123456> [24 h]");
    check("0800 123 456 (24/7)", "0800 123 456 <0800123456> (24/7)");
    check("040 123 4567 (9-15)", "040 123 4567 <+358401234567> [9-15]");
    check("0400 123 456 9.00 alkaen", "0400 123 456 <+358400123456> (9.00 alkaen)");
    check("040 123 4567 3.8.2020 alkaen", "040 123 4567 <+358401234567> (3.8.2020 alkaen)");
    check("040 123 4567 65+", "040 123 4567 <+358401234567> (65+)");
    check("1) 040 123 4567 2) 050 111 2222",
          "040 123 4567 <+358401234567> (1))\n050 111 2222 <+358501112222> (2))");
    check("040 123 45 67/68", "040 123 45 67 <+358401234567> (68)");
    check("(puh. 040 123 45 67) 050 765 43 21",
          "040 123 45 67 <+358401234567>\n050 765 43 21 <+358507654321>");
    check("0400 123 45 67", "0400 123 45 67 <+3584001234567>");
    check("+380 44 123 45 67", "+380 44 123 45 67 <+380441234567>");
    check("040−123−4567", "040 123 4567 <+358401234567>");
}

static void test_one(void **state)
{
    (void)state;
    check("040 123 4567", "040 123 4567 <+358401234567>");
    check("0401234567", "0401234567 <+358401234567>");
    check("040-123 4567", "040 123 4567 <+358401234567>");
    check("040–1234567", "040 1234567 <+358401234567>");
    check("(03) 123 4567", "03 123 4567 <+35831234567>");
    check("03-1234 567", "03 1234 567 <+35831234567>");
    check("09 123 456", "09 123 456 <+3589123456>");
    check("+358 40 123 4567", "+358 40 123 4567 <+358401234567>");
    check("+358 (0)40 123 4567", "+358 40 123 4567 <+358401234567>");
    check("00358 40 1234567", "00358 40 1234567 <+358401234567>");
    check("+46 8 123 456", "+46 8 123 456 <+468123456>");
    check("(040 123 4567)", "040 123 4567 <+358401234567>");
    check("040.123.4567", "040 123 4567 <+358401234567>");
    check("03/123 4567", "03 123 4567 <+35831234567>");
    check("040 - 123 4567", "040 123 4567 <+358401234567>");
    check("0457 555 1234", "0457 555 1234 <+3584575551234>");
}

static void test_short_and_service(void **state)
{
    (void)state;
    check("112", "112 <112>");
    check("116 117", "116 117 <116117>");
    check("0800 147 111", "0800 147 111 <0800147111>");
    check("0600 12345", "0600 12345 <060012345>");
    check("0700-12345", "0700 12345 <070012345>");
    check("020 123 4567", "020 123 4567 <+358201234567>");
    check("010 123 4567", "010 123 4567 <+358101234567>");
    check("029 555 0801", "029 555 0801 <+358295550801>");
    check("116 117 24 h", "116 117 <116117> [24 h]");
}

static void test_several(void **state)
{
    (void)state;
    check("040 111 1111, 050 222 2222",
          "040 111 1111 <+358401111111>\n050 222 2222 <+358502222222>");
    check("040 555 0904 / 03 555 0904 tai 050-5550904",
          "040 555 0904 <+358405550904>\n03 555 0904 <+35835550904>\n050 5550904 <+358505550904>");
    check("040 111 1111;050 222 2222|09 333 3333\n112",
          "040 111 1111 <+358401111111>\n050 222 2222 <+358502222222>\n09 333 3333 "
          "<+35893333333>\n112 <112>");
    check("0401111111 0502222222", "0401111111 <+358401111111>\n0502222222 <+358502222222>");
    check("040 111 1111/050 222 2222",
          "040 111 1111 <+358401111111>\n050 222 2222 <+358502222222>");
}

static void test_hours(void **state)
{
    (void)state;
    check("0400 734 793, ma–to klo 10–12", "0400 734 793 <+358400734793> [ma–to klo 10–12]");
    check("0400 734 793 (ma-to 10-12)", "0400 734 793 <+358400734793> [ma-to 10-12]");
    check("0400 734 793 ma klo 9–11, to klo 13–15",
          "0400 734 793 <+358400734793> [ma klo 9–11, to klo 13–15]");
    check("0400 734 793 9–15", "0400 734 793 <+358400734793> [9–15]");
    check("0400 734 793 9.30-11.00", "0400 734 793 <+358400734793> [9.30-11.00]");
    check("arkisin klo 9–15 puh. 03 123 4567", "03 123 4567 <+35831234567> [arkisin klo 9–15]");
    check("klo 09.00–16.00: 03 123 4567", "03 123 4567 <+35831234567> [klo 09.00–16.00]");
    check(
        "040 111 1111, ma klo 9–11, 050 222 2222, ti klo 12–14",
        "040 111 1111 <+358401111111> [ma klo 9–11]\n050 222 2222 <+358502222222> [ti klo 12–14]");
    /* Who tells when in front of one number does so in front of the next. */
    check("ma 040 111 1111 ti 050 222 2222",
          "040 111 1111 <+358401111111> [ma]\n050 222 2222 <+358502222222> [ti]");
    check(
        "ma klo 9–11 040 111 1111, ti klo 12–14 050 222 2222",
        "040 111 1111 <+358401111111> [ma klo 9–11]\n050 222 2222 <+358502222222> [ti klo 12–14]");
}

/* Each number has its own days, however they are written. */
static void test_own_days(void **state)
{
    static const struct {
        const char *first, *second; /* with {} where the number stands */
    } pairs[] = {
        {"ma", "ti"},
        {"ma-ke", "to-pe"},
        {"ma/ke", "ti/to"},
        {"ma+ke", "ti+to"},
        {"ma & ke", "ti & to"},
        {"ma, ke", "ti, to"},
        {"ma ja ke", "ti ja to"},
        {"maanantaisin", "tiistaisin"},
        {"maanantaina", "tiistaina"},
        {"päivisin", "iltaisin"},
        {"arkipäivisin", "viikonloppuna"},
        {"ma klo 9–11", "ti klo 12–14"},
        {"mån", "tis"},
        {"måndagar", "tisdagar"},
        {"weekdays", "weekends"},
        {"Mondays", "Tuesdays"},
    };
    static const char *const forms[] = {
        "%s 040 111 1111 %s 050 222 2222",      "%s 040 111 1111, %s 050 222 2222",
        "%s 040 111 1111; %s 050 222 2222",     "%s 040 111 1111 ja %s 050 222 2222",
        "%s: 040 111 1111 %s: 050 222 2222",    "%s puh. 040 111 1111, %s puh. 050 222 2222",
        "(%s) 040 111 1111 (%s) 050 222 2222",  "(%s) 040 111 1111, (%s) 050 222 2222",
        "040 111 1111 %s, 050 222 2222 %s",     "040 111 1111 (%s) 050 222 2222 (%s)",
        "040 111 1111 (%s), 050 222 2222 (%s)",
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
            struct str form = str_from(forms[f]);
            size_t hole = str_find(form, STR("%s"), 0), next = str_find(form, STR("%s"), hole + 2);
            struct buf text = {0}, expected = {0};

            if (f == 8 && str_find(str_from(pairs[i].first), STR(", "), 0) != SIZE_MAX)
                continue; /* a comma inside, too: whose is what? */
            buf_str(&text, str_sub(form, 0, hole));
            buf_puts(&text, pairs[i].first);
            buf_str(&text, str_sub(form, hole + 2, next));
            buf_puts(&text, pairs[i].second);
            buf_str(&text, str_sub(form, next + 2, form.n));
            buf_printf(&expected,
                       "040 111 1111 <+358401111111> [%s]\n050 222 2222 <+358502222222> [%s]",
                       pairs[i].first, pairs[i].second);
            check(text.s, expected.s);
            buf_release(&text);
            buf_release(&expected);
        }
}

/* Where roles stand before the numbers, hours behind the first are its own, and a role before hours
 * is the next one's. */
static void test_roles_and_hours(void **state)
{
    (void)state;
    check("neuvonta 040 111 1111 ma 9–11 ajanvaraus 050 222 2222 ti 12–14",
          "040 111 1111 <+358401111111> (neuvonta) [ma 9–11]\n"
          "050 222 2222 <+358502222222> (ajanvaraus) [ti 12–14]");
    check("neuvonta 040 111 1111 ma klo 9–11 ja ti klo 12–14 ajanvaraus 050 222 2222",
          "040 111 1111 <+358401111111> (neuvonta) [ma klo 9–11 ja ti klo 12–14]\n"
          "050 222 2222 <+358502222222> (ajanvaraus)");
    check("neuvonta 040 111 1111 ajanvaraus ma 9–11 050 222 2222",
          "040 111 1111 <+358401111111> (neuvonta)\n"
          "050 222 2222 <+358502222222> (ajanvaraus) [ma 9–11]");
    check("neuvonta 040 111 1111, ajanvaraus ma 9–11 050 222 2222",
          "040 111 1111 <+358401111111> (neuvonta)\n"
          "050 222 2222 <+358502222222> (ajanvaraus) [ma 9–11]");
    check("neuvonta 040 111 1111 ma 9–11 050 222 2222",
          "040 111 1111 <+358401111111> (neuvonta) [ma 9–11]\n050 222 2222 <+358502222222>");
    check("neuvonta ma 040 111 1111 ti 050 222 2222",
          "040 111 1111 <+358401111111> (neuvonta) [ma]\n050 222 2222 <+358502222222> [ti]");
    check("(Hervanta) 040 111 1111 (Kaleva) 050 222 2222",
          "040 111 1111 <+358401111111> (Hervanta)\n050 222 2222 <+358502222222> (Kaleva)");
    check("1.–15.9. 040 111 1111, 16.–30.9. 050 222 2222",
          "040 111 1111 <+358401111111> (1.–15.9.)\n050 222 2222 <+358502222222> (16.–30.9.)");
    check("ma–pe 040 111 1111 (klo 9–15) 050 222 2222",
          "040 111 1111 <+358401111111> [ma–pe, klo 9–15]\n050 222 2222 <+358502222222>");
}

/* A word that such notes are made of is no name; any other may be one. */
static void test_names(void **state)
{
    static const char *const names[] = {
        "Hervanta",   "Kalevan toimisto", "Tesoma",   "Etelä-Hervanta",
        "Maija Mehi", "Linnainmaa",       "hervanta", "Arabia"};
    static const char *const others[] = {"Ajanvaraus",
                                         "Neuvonta",
                                         "Kriisipuhelin",
                                         "ajanvaraus",
                                         "Puhelinneuvonta",
                                         "Tilaukset",
                                         "Kaupungin vaihde",
                                         "Vain tekstiviestit",
                                         "Päivystysnumero",
                                         "Venäjä",
                                         ""};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!phonenote_begins_with_name(str_from(names[i])))
            fail_msg("%s is no name", names[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (phonenote_begins_with_name(str_from(others[i])))
            fail_msg("%s is a name", others[i]);
}

/* A bracket that is open before a number belongs to it; what is in one ends with it. */
static void test_brackets(void **state)
{
    (void)state;
    check("040 111 1111 (1.9. alkaen 050 222 2222)",
          "040 111 1111 <+358401111111>\n050 222 2222 <+358502222222> (1.9. alkaen)");
    check("040 111 1111 (iltaisin 050 222 2222)",
          "040 111 1111 <+358401111111>\n050 222 2222 <+358502222222> [iltaisin]");
    check("040 111 1111 (ma-pe klo 9-15) sekä toimisto",
          "040 111 1111 <+358401111111> (toimisto) [ma-pe klo 9-15]");
    check("0800 111 111 (maksuton, klo 9–15) tekstit (ti klo 10)",
          "0800 111 111 <0800111111> (maksuton, tekstit) [klo 9–15, ti klo 10]");
    check("040 111 1111 (neuvonta", "040 111 1111 <+358401111111> (neuvonta)");
}

static void test_roles(void **state)
{
    (void)state;
    check("ajanvaraus 040 123 4567", "040 123 4567 <+358401234567> (ajanvaraus)");
    check("Ajanvaraus: puh. 040 123 4567", "040 123 4567 <+358401234567> (Ajanvaraus)");
    check("puh. 040 123 4567", "040 123 4567 <+358401234567>");
    check("Puh: 040 123 4567.", "040 123 4567 <+358401234567>");
    check("p. 040 123 4567", "040 123 4567 <+358401234567>");
    check("040 123 4567 (ajanvaraus)", "040 123 4567 <+358401234567> (ajanvaraus)");
    check("040 123 4567 ajanvaraus", "040 123 4567 <+358401234567> (ajanvaraus)");
    check("0800 147 111 (maksuton), ma–pe 9–15",
          "0800 147 111 <0800147111> (maksuton) [ma–pe 9–15]");
    check("neuvonta 040 111 1111, ajanvaraus 050 222 2222",
          "040 111 1111 <+358401111111> (neuvonta)\n050 222 2222 <+358502222222> (ajanvaraus)");
    check("040 111 1111 neuvonta, 050 222 2222 ajanvaraus",
          "040 111 1111 <+358401111111> (neuvonta)\n050 222 2222 <+358502222222> (ajanvaraus)");
    check("040 111 1111 neuvonta 050 222 2222 ajanvaraus",
          "040 111 1111 <+358401111111> (neuvonta)\n050 222 2222 <+358502222222> (ajanvaraus)");
    check("neuvonta 040 111 1111 ajanvaraus 050 222 2222",
          "040 111 1111 <+358401111111> (neuvonta)\n050 222 2222 <+358502222222> (ajanvaraus)");
    check("arabia ja sorani 040 111 1111, ma klo 10–16; venäjä 050 222 2222, ti klo 10–16",
          "040 111 1111 <+358401111111> (arabia ja sorani) [ma klo 10–16]\n"
          "050 222 2222 <+358502222222> (venäjä) [ti klo 10–16]");
    check("040 123 4567 ajanvaraus ma–to klo 9–11",
          "040 123 4567 <+358401234567> (ajanvaraus) [ma–to klo 9–11]");
    check("Soita 040 123 4567 tai tekstaa 050 222 2222",
          "040 123 4567 <+358401234567> (Soita)\n050 222 2222 <+358502222222> (tekstaa)");
}

static void test_none(void **state)
{
    static const char *const texts[] = {
        "",           "kysy Maijalta", "klo 9–15",         "1.9.2020",           "4,05551E+08",
        "01.09.2020", "33720 Tampere", "00100 Helsinki",   "ma 08.00–16.00",     "401234567",
        "0",          "12345",         "0358 40 123 4567", "040 123 4567 12345", "+",
        "("};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(texts[i], "");
}

static void test_troubles(void **state)
{
    (void)state;
    assert_string_equal(
        phone_trouble(STR("4,05551E+08")),
        "a spreadsheet has turned the digits into a number; format the column as text");
    assert_string_equal(phone_trouble(STR("401234567")),
                        "is the 0 in front lost? format the column as text");
    assert_string_equal(phone_trouble(STR("kysy")),
                        "expected a number such as 040 123 4567, 03 123 4567 or +358 40 123 4567");
}

/* Which number is the fax's, and which is not for all that the word stands near it. */
static void test_fax(void **state)
{
    (void)state;
    check("fax 03 123 4567", "03 123 4567 <+35831234567> (fax) fax");
    check("Fax: 03 123 4567", "03 123 4567 <+35831234567> (Fax) fax");
    check("faksi (03) 123 4567", "03 123 4567 <+35831234567> (faksi) fax");
    check("Telefax +358 3 123 4567", "+358 3 123 4567 <+35831234567> (Telefax) fax");
    check("03 123 4567 (fax)", "03 123 4567 <+35831234567> (fax) fax");
    check("03 123 4567 telekopio", "03 123 4567 <+35831234567> (telekopio) fax");
    check("puh. 03 123 4567 fax 03 123 4568",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax");
    check("puh. 03 123 4567, faksi: 03 123 4568",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (faksi) fax");
    check("Puh: 03 123 4567\nFax: 03 123 4568",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (Fax) fax");
    check("Puh:\n03 123 4567\nFax:\n03 123 4568",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (Fax) fax");
    check("Fax 03 123 4567 puh. 03 123 4568",
          "03 123 4567 <+35831234567> (Fax) fax\n03 123 4568 <+35831234568>");
    check("03 123 4567 ma–pe 9–15 fax 03 123 4568",
          "03 123 4567 <+35831234567> [ma–pe 9–15]\n03 123 4568 <+35831234568> (fax) fax");
    check("03 123 4567 (fax 03 123 4568)",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax");
    check("03 123 4567, 03 123 4568 (faksi)",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (faksi) fax");
    /* The words behind their numbers, all of them */
    check("03 123 4567 fax 03 123 4568 puh",
          "03 123 4567 <+35831234567> (fax) fax\n03 123 4568 <+35831234568>");
    check("03 123 4567 puh. 03 123 4568 fax.",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax");
    check("03 123 4567 fax (03) 123 4568 (puh)",
          "03 123 4567 <+35831234567> (fax) fax\n03 123 4568 <+35831234568>");
    check("03 123 4567 fax 03 123 4568",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax");
    check("03 123 4567, fax 03 123 4568, puh", /* the last was forgotten */
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax");
    check("03 123 4567 fax 03 123 4568, 040 123 4567 gsm", /* not all of them */
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax\n"
          "040 123 4567 <+358401234567>");
    check("03 123 4567 (fax 03 123 4568) 040 123 4567 gsm",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax\n"
          "040 123 4567 <+358401234567>");
    check("03 123 4567 fax, 03 123 4568 puh., 040 123 4567 gsm",
          "03 123 4567 <+35831234567> (fax) fax\n03 123 4568 <+35831234568>\n"
          "040 123 4567 <+358401234567>");
    check("03 123 4567 fax: 03 123 4568 puh",
          "03 123 4567 <+35831234567>\n03 123 4568 <+35831234568> (fax) fax");
    check("puh./fax 03 123 4567", "03 123 4567 <+35831234567>");
    check("03 123 4567 (puh. ja faksi)", "03 123 4567 <+35831234567>");
    check("03 123 4567 (myös fax)", "03 123 4567 <+35831234567>");
    check("puh. 03 123 4567 (keskus), 03 123 4568 (telekopio), 040 123 4567 (päivystys)",
          "03 123 4567 <+35831234567> (keskus)\n03 123 4568 <+35831234568> (telekopio) fax\n"
          "040 123 4567 <+358401234567> (päivystys)");
    check("ajanvaraus 03 123 4567 faksi 03 123 4568 neuvonta 03 123 4569",
          "03 123 4567 <+35831234567> (ajanvaraus)\n03 123 4568 <+35831234568> (faksi) fax\n"
          "03 123 4569 <+35831234569> (neuvonta)");
    check("Puh: 03 123 4567 Fax:", "03 123 4567 <+35831234567>");
    check("Puh. 03 123 4567, fax -", "03 123 4567 <+35831234567>");
    check("toimisto 03 123 4567, faxaamo 03 123 4568",
          "03 123 4567 <+35831234567> (toimisto)\n03 123 4568 <+35831234568> (faxaamo)");
}

/* What is certain only: mobile numbers of ten digits, and +358. */
static void test_restored(void **state)
{
    static const char *const cases[][2] = {
        {"401234567", "0401234567"},
        {"505550101", "0505550101"},
        {"358401234567", "+358401234567"},
        {"35831234567", "+35831234567"},
        {"401234567.0", "0401234567"},
        {"0401234567", NULL},
        {"50123456", NULL},   /* Helsinki's without 09? */
        {"4512345678", NULL}, /* Denmark's? */
        {"46701234567", NULL},
        {"31234567", NULL},
        {"2345678", NULL},
        {"358040123456", NULL},
        {"3581234", NULL},
        {"40 123 4567", NULL},
        {"401234567x", NULL},
        {"", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str number = phone_restored(&arena, str_from(cases[i][0]));

        if (!str_eq(number, cases[i][1] ? str_from(cases[i][1]) : STR("")))
            fail_msg("%s: %.*s", cases[i][0], STR_ARG(number));
    }
}

/* However the digits of a number are set apart, they come out as they went in. */
static void test_digits_stay(void **state)
{
    static const char *const gaps[] = {"", " ", "-", "–", ".", "‑"};
    static const char digits[] = "0405551234";
    unsigned seed = 1;

    (void)state;
    for (unsigned round = 0; round < 2000; round++) {
        struct buf text = {0};
        phone_finds found = {0};
        size_t n = 0;

        for (size_t i = 0; i < sizeof digits - 1; i++) {
            seed = seed * 1103515245 + 12345;
            buf_char(&text, digits[i]);
            if (i > 1 && i + 1 < sizeof digits - 1 && (seed >> 16) % 3 == 0)
                buf_puts(&text, gaps[round % 6]);
        }
        phone_find(&arena, buf_view(&text), &found);
        if (found.n != 1)
            fail_msg("%s: %zu numbers", text.s, found.n);
        for (size_t i = 0; i < found.v[0].phone.number.n; i++)
            if (isdigit((unsigned char)found.v[0].phone.number.s[i]))
                assert_int_equal(found.v[0].phone.number.s[i], digits[n++]);
        assert_int_equal(n, sizeof digits - 1);
        assert_str(found.v[0].phone.e164, "+358405551234");
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),
        cmocka_unit_test(test_not_its_digits),
        cmocka_unit_test(test_short_and_service),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_hours),
        cmocka_unit_test(test_own_days),
        cmocka_unit_test(test_roles_and_hours),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_brackets),
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_fax),
        cmocka_unit_test(test_restored),
        cmocka_unit_test(test_troubles),
        cmocka_unit_test(test_digits_stay),
    };

    return cmocka_run_group_tests(tests, NULL, teardown);
}
