/* Frames in words: the form that golden tests compare. */
#include "unit.h"

#include <string.h>

#include "leaflet.h"
#include "write/write.h"

static struct buf trace(struct leaflet *l)
{
    struct buf b = {0};

    leaflet_impose(l);
    write_trace(&l->sheets, &b);
    return b;
}

static void test_run(void **state)
{
    struct leaflet l;
    struct frame *page;
    struct frame_item *item;
    struct buf b;

    (void)state;
    leaflet_init(&l);
    page = leaflet_page(&l, "1");
    item = leaflet_text(&l, page, leaflet_block(&l, BLOCK_HEADING, STYLE_TITLE), LEAFLET_BOLD, 40,
                        28, 60, "Ta\"m\u00A0\u00AD");
    item->color = 0x0B4F6C;
    item = leaflet_text(&l, page, NULL, LEAFLET_REGULAR, 12, 28, 76, "ma–ti");
    item->y += 32; /* half a point */
    b = trace(&l);
    assert_str(buf_view(&b),
               "leaflet: fi \"Apu on lähellä – Tampere 🏠\"\n"
               "frame 1:  420.00 x  595.00, baselines from   60.00 every   16.00, label \"1\"\n"
               "  run       28.0   60.00  111.1          heading 1/title  NotoSans-Bold   40.00"
               "  #0B4F6C  fi  \"Ta\\\"m⍽\\u{AD}\"\n"
               "  run       28.0   76.50   31.4          -  NotoSans-Regular   12.00  #000000  fi"
               "  \"ma–ti\"\n");
    buf_release(&b);
    leaflet_release(&l);
}

static void test_items(void **state)
{
    static const char *const expected[] = {
        "  fill      40.0  180.00  340.0  130.00  -  #E8F0F4\n",
        "  qr       300.0  190.00   75.0   75.00  figure/caption  #000000  25 modules  \"\"\n",
        "  link      40.0  400.00  340.0   16.00  paragraph/contents  frame 3 at   60.00\n",
        "  icon      40.0  458.00   10.0   10.00  -  #0B4F6C  house\n",
        "  link      52.0  456.00  120.0   16.00  fact/fact-phone  tel:+358501234567"
        " \"Soita: Ruokakassi (Hervanta)\"\n",
        "  rule      40.0  560.00  340.0    0.00  -  #808080  width    0.50\n",
        "frame 4:  420.00 x  595.00,",
        "bookmark 2: frame 1 at   80.00 \"Tampere – ruoka 🏠\"\n",
    };
    struct leaflet l;
    struct buf b;

    (void)state;
    leaflet_init(&l);
    leaflet_sample(&l);
    b = trace(&l);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!strstr(b.s, expected[i]))
            fail_msg("missing: %s", expected[i]);
    assert_null(strstr(b.s, "side 1"));
    buf_release(&b);
    leaflet_release(&l);
}

static void test_pictures_have_no_folder(void **state)
{
    struct leaflet l;
    struct buf b;

    (void)state;
    leaflet_init(&l);
    leaflet_item(&l, leaflet_page(&l, "1"), ITEM_PICTURE, 1, 2, 3, 4)->u.picture.path =
        STR("/home/somebody/logo.png");
    b = trace(&l);
    assert_non_null(strstr(b.s, "picture    1.0    2.00    3.0    4.00  -  logo.png\n"));
    buf_release(&b);
    leaflet_release(&l);
}

static void test_sides(void **state)
{
    struct leaflet l;
    struct buf b;

    (void)state;
    leaflet_init(&l);
    leaflet_page(&l, "1");
    leaflet_impose(&l);
    l.sheets.imposed = true;
    l.sheets.sides.v[0].placed.v[0].quarters = 3;
    b = (struct buf){0};
    write_trace(&l.sheets, &b);
    assert_non_null(
        strstr(b.s, "side 1:  420.00 x  595.00, trim    0.00    0.00  420.00 x  595.00,"));
    assert_non_null(strstr(b.s, "  frame 1 at    0.00    0.00, 3 quarter turns, seen in"));
    buf_release(&b);
    leaflet_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_run),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_pictures_have_no_folder),
        cmocka_unit_test(test_sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
