/* others.h: for test_import_others.c: how the files of tests/data/others are read. */
{"csv-examples/bad.csv",
 {"column_a", "column_b", "column_c"},
 "1|27|\n0|mixed types.... uh oh|17\n",
 "bad.csv:2:8: warning: row has another number of cells than the header: 4 instead of 3, those "
 "from \"I'm too long!\" on are left out"},
    {"csv-examples/bad_skip_lines.csv",
     {"column_a", "column_b", "column_c"},
     "1|27|\n0|mixed types.... uh oh|17\n",
     "header in line 4\n"},
    {"csv-examples/blanks.csv", {"b", "c", "d"}, "NA|N/A|NONE\n", NULL},
    {"csv-examples/date_like_number.csv", {"a"}, "4.5||\n", NULL},
    {"csv-examples/dummy.csv", {ABC}, "1|2|3\n", NULL},
    {"csv-examples/dummy2.csv", {ABC}, "1|2|3\n", NULL},
    {"csv-examples/dummy.tsv", {ABC}, "1|2|3\n", NULL},
    {"csv-examples/dummy3.csv", {ABC}, "1|2|3\n1|4|5\n", NULL},
    {"csv-examples/dummy_col_shuffled.csv", {ABC}, "1|2|3\n", NULL},
    {"csv-examples/dummy_col_shuffled_ragged.csv", {ABC}, "1|2|3\n", NULL},
    {"csv-examples/empty.csv",
     {NULL},
     NULL,
     "empty.csv: fatal: input can't be used: it is empty\n"},
    {"csv-examples/foo1.csv", {"name"}, "Jake||\nHoward||\n", NULL},
    {"csv-examples/foo2.csv", {"name"}, "Liz||\nTim||\n", NULL},
    {"csv-examples/irismeta.csv",
     {"species", "usda_id"},
     "Iris-versicolor|IRVE2|\n"
     "Iris-virginica|IRVI|\n"
     "Iris-setosa|IRSE|\n",
     NULL},
    {"csv-examples/join_a.csv", {ABC}, "1|b|c\n2|b|c\n3|b|c\n", NULL},
    {"csv-examples/join_a_short.csv",
     {ABC},
     "1|b|\n2||\n3|b|c\n",
     "join_a_short.csv:3:1: warning: row has another number of cells than the header: 1 instead of "
     "3"},
    {"csv-examples/join_b.csv", {ABC}, "1|b|c\n1|b|c\n4|b|c\n", NULL},
    {"csv-examples/join_no_header_row.csv", {"d", "e", "f"}, "1|b|c\n1|b|c\n4|b|c\n", NULL},
    {"csv-examples/join_short.csv", {"a", "b", "c2"}, "1|b|c\n1|b|c\n", NULL},
    {"csv-examples/mac_newlines.csv",
     {ABC},
     "1|2|3\n"
     "Once upon a time|5|6\n",
     NULL},
    {"csv-examples/no_header_row.csv",
     {NULL},
     NULL,
     "no_header_row.csv:1: fatal: input can't be used: no row with column names; found \"1\", "
     "\"2\", \"3\""},
    {"csv-examples/no_header_row2.csv",
     {NULL},
     NULL,
     "no_header_row2.csv:1: fatal: input can't be used: no row with column names; found \"4\", "
     "\"5\", \"6\""},
    {"csv-examples/no_header_row3.csv", {"1", "2", "3"}, "4|5|6\n", NULL},
    {"csv-examples/null_byte.csv", {"b", "c"}, "2|3|\n", NULL},
    {"csv-examples/optional_quote_characters.csv", {ABC}, "1|2|3\n", NULL},
    {"csv-examples/sniff_limit.csv", {ABC}, "1|2|3\n", "CSV with semicolons"},
    {"csv-examples/sort_ints_nulls.csv", {ABC}, "1|2|3\n4||6\n5|1|7\n", NULL},
    {"csv-examples/test_date_format.csv", {"a"}, "02/01/2014||\n31/12/2012||\n", NULL},
    {"csv-examples/test_empty_columns.csv",
     {ABC},
     "a||\n",
     "test_empty_columns.csv:3:1: error: listing without a name"},
    {"csv-examples/test_empty_columns_long_row.csv",
     {ABC},
     NULL,
     "no listing in it; there is no row below the header"},
    {"csv-examples/test_empty_columns_short_row.csv",
     {ABC},
     NULL,
     "no listing in it; there is no row below the header"},
    {"csv-examples/test_extra_header.csv",
     {ABC},
     "1|2|3\n",
     "3 instead of 4; the missing ones are taken as empty"},
    {"csv-examples/test_geo.csv",
     {"title", "type", "photo_credit"},
     "Downtown Coffee Lounge|Gallery|\n"
     "Tyler Museum of Art|Museum|\n"
     "Genecov Sculpture|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Gallery Main Street|Gallery|\n"
     "The Spirit of Progress|Relief|Photo by Christopher Groskopf. Used with permission.\n"
     "Celestial Conversations #2|Sculpture|Photo by Christopher Groskopf. Used with permission.\n"
     "Pivot Bounce|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Children of Peace|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Ross' Bears|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Butterfly Garden|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "TJC Goose Fountain|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Alison|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Jackson|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Untitled|Sculpture|Photo by Justin Edwards. Used with permission.\n"
     "Obeidder Monster|Street Art|Photo by Justin Edwards. Used with permission.\n"
     "Sensor Device|Sculpture|Photo by Christopher Groskopf. Used with permission.\n",
     "test_geo.csv:13:1: error: listing without a name"},
    {"csv-examples/test_geojson.csv",
     {"prop0", "geojson", "type"},
     "value0|{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}|Point\n"
     "value0|{\"type\": \"LineString\", \"coordinates\": [[102.0, 0.0], [103.0, 1.0], [104.0, "
     "0.0], [105.0, 1.0]]}|LineString\n"
     "value0|{\"type\": \"Polygon\", \"coordinates\": [[[100.0, 0.0], [101.0, 0.0], [101.0, 1.0], "
     "[100.0, 1.0], [100.0, 0.0]]]}|Polygon\n",
     NULL},
    {"csv-examples/test_header_newline.csv", {"start end", "b", "c"}, "d|e|f\n", NULL},
    {"csv-examples/test_ignore_case.csv",
     {ABC},
     "100|2003-01-01|a\n"
     "100|2003-01-01|A\n"
     "20|2002-01-01|b\n"
     "20|2001-01-01|c\n"
     "3|2009-01-01|d\n",
     NULL},
    {"csv-examples/test_join_short_rows.csv", {ABC}, "1|cat|\ndog|c|\n3|b|c\n", NULL},
    {"csv-examples/test_latin1.csv", {ABC}, "1|2|3\n4|5|©\n", "Windows-1252"},
    {"csv-examples/test_literal_order.csv", {"a", "b"}, "192|1|\n27|2|\n3|3|\n", NULL},
    {"csv-examples/test_locale.csv", {ABC}, "1,7|200.000.000|\n", NULL},
    {"csv-examples/test_no_leading_zeroes.csv", {ABC}, "01|00.11|0.1\n", NULL},
    {"csv-examples/test_numeric_date_format.csv", {"a"}, "20140102||\n20121231||\n", NULL},
    {"csv-examples/test_precision.csv", {"a"}, "1.234567||\n", NULL},
    {"csv-examples/test_skip_lines.csv", {ABC}, "1|2|3\n", "header in line 4\n"},
    {"csv-examples/test_utf16_big.csv", {ABC}, "1|2|3\n4|5|ʤ\n", "UTF-16BE"},
    {"csv-examples/test_utf16_little.csv", {ABC}, "1|2|3\n4|5|ʤ\n", "UTF-16LE"},
    {"csv-examples/test_utf8.csv", {"foo", "bar", "baz"}, "1|2|3\n4|5|ʤ\n", NULL},
    {"csv-examples/test_utf8_bom.csv", {"foo", "bar", "baz"}, "1|2|3\n4|5|ʤ\n", NULL},
    {"csv-examples/Datagov_FY10_EDU_recp_by_State.csv",
     {NULL},
     NULL,
     "Datagov_FY10_EDU_recp_by_State.csv:2: fatal: input can't be used: no row with column names; "
     "found \"Number of Beneficaries"},
    {"csv-spectrum/comma_in_quotes.csv",
     {"last", "address", "city"},
     "Doe|120 any st.|Anytown, WW\n",
     NULL},
    {"csv-spectrum/empty.csv", {ABC}, "1||\n2|3|4\n", NULL},
    {"csv-spectrum/empty_crlf.csv", {ABC}, "1||\n2|3|4\n", NULL},
    {"csv-spectrum/escaped_quotes.csv", {"a", "b"}, "1|ha \"ha\" ha|\n3|4|\n", NULL},
    {"csv-spectrum/json.csv",
     {"key", "val"},
     "1|{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}|\n",
     NULL},
    {"csv-spectrum/location_coordinates.csv",
     {"Cities", "Location Coordinates", "Counties"},
     "Modesto|37�36'37.8\"N 121�2'17.9\"W|Stanislaus\n",
     NULL},
    {"csv-spectrum/newlines.csv", {ABC}, "1|2|3\nOnce upon a time|5|6\n7|8|9\n", NULL},
    {"csv-spectrum/newlines_crlf.csv", {ABC}, "1|2|3\nOnce upon a time|5|6\n7|8|9\n", NULL},
    {"csv-spectrum/quotes_and_newlines.csv",
     {"a", "b"},
     "1|ha\n"
     "\"ha\" ha|\n"
     "3|4|\n",
     NULL},
    {"csv-spectrum/simple.csv", {ABC}, "1|2|3\n", NULL},
    {"csv-spectrum/simple_crlf.csv", {ABC}, "1|2|3\n", NULL},
    {"csv-spectrum/utf8.csv", {ABC}, "1|2|3\n4|5|ʤ\n", NULL},
    {"xml-bombs/cyclic.xml",
     {NULL},
     NULL,
     "cyclic.xml:2:1: fatal: input can't be used: an entity is declared, which is not allowed "
     "here"},
    {"xml-bombs/external.xml",
     {NULL},
     NULL,
     "external.xml:2:1: fatal: input can't be used: an entity is declared, which is not allowed "
     "here"},
    {"xml-bombs/external_file.xml",
     {NULL},
     NULL,
     "external_file.xml:2:1: fatal: input can't be used: an entity is declared, which is not "
     "allowed here"},
    {"xml-bombs/quadratic.xml",
     {NULL},
     NULL,
     "quadratic.xml:2:1: fatal: input can't be used: an entity is declared, which is not allowed "
     "here"},
    {"xml-bombs/xmlbomb.xml",
     {NULL},
     NULL,
     "xmlbomb.xml:2:1: fatal: input can't be used: an entity is declared, which is not allowed "
     "here"},
    {"xml-bombs/xmlbomb2.xml",
     {NULL},
     NULL,
     "xmlbomb2.xml:2:1: fatal: input can't be used: an entity is declared, which is not allowed "
     "here"},
    {"xml-bombs/dtd.xml",
     {NULL},
     NULL,
     "dtd.xml:2:1: fatal: input can't be used: a DOCTYPE that refers to another file"},
    {"xml-bombs/dtd_element.xml",
     {NULL},
     NULL,
     "dtd_element.xml: fatal: input can't be used: no listing in it"},
    {"xml-bombs/simple.xml",
     {NULL},
     NULL,
     "simple.xml: fatal: input can't be used: no listing in it"},
    {"xml-bombs/simple-ns.xml",
     {NULL},
     NULL,
     "simple-ns.xml: fatal: input can't be used: no listing in it"},
    {"utf8-stress/UTF-8-demo.txt",
     {NULL},
     NULL,
     "UTF-8-demo.txt:2: fatal: input can't be used: no row with column names; found \"UTF-8 "
     "encoded sample plain-text file\""},
    {"utf8-stress/UTF-8-test.txt",
     {NULL},
     NULL,
     "UTF-8-test.txt:1: fatal: input can't be used: no row with column names; found \"UTF-8 "
     "decoder capability and stress test\""},
