/*
 * easy_label_names.h: labels that a catalogue may have for --easy; where one is missing, the words
 * are as in any leaflet. Included with LABEL(id, name) defined.
 */
LABEL(LABEL_EASY_TIME, "easy-time")                 /* in the place of "time": "kello {time}" */
LABEL(LABEL_EASY_DATE, "easy-date")                 /* of "date": "{day}. {month-name} {year}" */
LABEL(LABEL_EASY_DATE_SHORT, "easy-date-short")     /* of "date-short" */
LABEL(LABEL_EASY_WEEKDAY_DATE, "easy-weekday-date") /* of "weekday-date" */
LABEL(LABEL_EASY_DAYS, "easy-days")                 /* seven words: "maanantai tiistai …" */
LABEL(LABEL_EASY_DAYS_FROM, "easy-days-from")       /* "maanantaista …"; else as easy-days */
LABEL(LABEL_EASY_DAYS_TO, "easy-days-to")           /* "maanantaihin …"; else as easy-days */
LABEL(LABEL_EASY_DAY_RANGE, "easy-day-range")       /* "{from} {to}", "{from} till {to}" */
