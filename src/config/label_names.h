/*
 * label_names.h: every label a catalogue must have. Included with LABEL(id, name) defined.
 */
LABEL(LABEL_LANGUAGE_NAME, "language-name")       /* "suomi" */
LABEL(LABEL_CONTENTS, "contents")                 /* "Tässä esitteessä" */
LABEL(LABEL_CONTINUED, "continued")               /* "{heading} (jatkuu)" */
LABEL(LABEL_CHECKED, "checked")                   /* "Tiedot tarkistettu {date}" */
LABEL(LABEL_COMPILED, "compiled")                 /* "Tiedot koottu {date}" */
LABEL(LABEL_COMPILED_FROM, "compiled-from")       /* "Tiedot koottu {source} {date}" */
LABEL(LABEL_CHECKED_FROM, "checked-from")         /* "Tiedot koottu {source}, tarkistettu {date}" */
LABEL(LABEL_PAGE, "page")                         /* "Sivu {n}" */
LABEL(LABEL_PUBLISHER, "publisher")               /* "Julkaisija" */
LABEL(LABEL_FUNDER, "funder")                     /* "Rahoittaja" */
LABEL(LABEL_QR, "qr")                             /* "QR-koodi: {url}" */
LABEL(LABEL_CALL, "call")                         /* "Soita {phone}" */
LABEL(LABEL_MAIL, "mail")                         /* "Lähetä sähköpostia: {address}" */
LABEL(LABEL_OPEN, "open")                         /* "Avaa verkkosivu {url}" */
LABEL(LABEL_WHATSAPP, "whatsapp")                 /* "WhatsApp samassa numerossa" */
LABEL(LABEL_REGION, "region")                     /* "Koko maakunta" */
LABEL(LABEL_NATIONWIDE, "nationwide")             /* "Koko maa" */
LABEL(LABEL_ONLINE, "online")                     /* "Verkossa" */
LABEL(LABEL_BY_PHONE, "by-phone")                 /* "Puhelimessa" */
LABEL(LABEL_FOR, "for")                           /* "Kenelle: {audiences}" */
LABEL(LABEL_AGES, "ages")                         /* "{min}–{max}-vuotiaat" */
LABEL(LABEL_AGES_FROM, "ages-from")               /* "{min} vuotta täyttäneet" */
LABEL(LABEL_AGES_TO, "ages-to")                   /* "enintään {max}-vuotiaat" */
LABEL(LABEL_FREE, "free")                         /* "Maksuton" */
LABEL(LABEL_PRICE, "price")                       /* "Hinta: {price}" */
LABEL(LABEL_REGISTRATION, "registration")         /* "Ilmoittautuminen: {text}" */
LABEL(LABEL_STARTS, "starts")                     /* "alkaa {date}" */
LABEL(LABEL_ENDS, "ends")                         /* "viimeinen kerta {date}" */
LABEL(LABEL_VALID_UNTIL, "valid-until")           /* "Viimeinen voimassaolopäivä on {date}" */
LABEL(LABEL_ON_DAY, "on-day")                     /* "{date}": of one day */
LABEL(LABEL_LANGUAGES, "languages")               /* "Kielet: {languages}" */
LABEL(LABEL_ACCESSIBILITY, "accessibility")       /* "Esteettömyys: {text}" */
LABEL(LABEL_IN_LANGUAGE, "in-language")           /* "(suomeksi)": beside a text left in Finnish */
LABEL(LABEL_AND, "and")                           /* "ja" */
LABEL(LABEL_OTHERS, "others")                     /* "… ja {n} muuta: soita {phone}" */
LABEL(LABEL_OTHERS_ONE, "others-one")             /* "… ja {n} muu: soita {phone}": of one */
LABEL(LABEL_OTHERS_PLAIN, "others-plain")         /* "… ja {n} muuta": without a helpline */
LABEL(LABEL_OTHERS_ONE_PLAIN, "others-one-plain") /* "… ja {n} muu" */
LABEL(LABEL_BESIDES, "besides")                   /* "Lisäksi: {names} … soita {phone}" */
LABEL(LABEL_BESIDES_PLAIN, "besides-plain")       /* "Lisäksi: {names}": without a helpline */
LABEL(LABEL_NOTES, "notes")                       /* "Muistiinpanoja": over room for one's own */
LABEL(LABEL_VOLUNTEER_TITLE, "volunteer-title")   /* "Haluatko auttaa?" */
LABEL(LABEL_EMERGENCY_TITLE, "emergency-title")   /* "Hätätilanteessa soita 112" */
LABEL(LABEL_PLAIN_TITLE, "plain-title") /* "Apua ja tekemistä": a leaflet without a campaign */
LABEL(LABEL_QUESTION, "question")       /* "Tarvitsetko apua {place}?": on a poster; in Finnish
                                           the place is "Tampereella" */
LABEL(LABEL_QUESTION_ANYWHERE, "question-anywhere") /* "Tarvitsetko apua?" */
LABEL(LABEL_SEVERAL, "several") /* "{first} ja {last}": names of municipalities */
LABEL(LABEL_OR, "or")           /* "tai" */
LABEL(LABEL_TIME, "time")       /* "klo {time}": before a time or a range of times */
LABEL(LABEL_HOUR, "hour")       /* "{hour}": of a full hour; "{hour}:00" where that is usual */
LABEL(LABEL_HOUR_MINUTE, "hour-minute")   /* "{hour}.{minute}" */
LABEL(LABEL_RANGE, "range")               /* "{from}–{to}": of days, times and dates */
LABEL(LABEL_DATE, "date")                 /* "{day}.{month}.{year}", "{day} {month-name} {year}" */
LABEL(LABEL_DATE_SHORT, "date-short")     /* "{day}.{month}." */
LABEL(LABEL_WEEKDAY_DATE, "weekday-date") /* "{weekday} {date}": "la 5.9." */
LABEL(LABEL_MONTHS,
      "months") /* twelve words with a space between, for {month-name}: "tammikuuta helmikuuta …" */
LABEL(LABEL_FROM_TIME, "from-time")               /* "{time} alkaen"; the time is that of "time" */
LABEL(LABEL_UNTIL_TIME, "until-time")             /* "{time} asti" */
LABEL(LABEL_DAILY, "daily")                       /* "joka päivä" */
LABEL(LABEL_WORKDAYS, "workdays")                 /* "arkisin": Monday to Friday */
LABEL(LABEL_AROUND_THE_CLOCK, "around-the-clock") /* "ympäri vuorokauden" */
LABEL(LABEL_BY_APPOINTMENT, "by-appointment")     /* "sopimuksen mukaan" */
LABEL(LABEL_CLOSED, "closed")                     /* "suljettu" */
LABEL(LABEL_WEEKENDS, "weekends")                 /* "viikonloppuisin" */
LABEL(LABEL_EVERY_SECOND_WEEK, "every-second-week") /* "joka toinen viikko" */
LABEL(LABEL_EVERY_NTH_WEEK, "every-nth-week")       /* "joka {n}. viikko" */
LABEL(LABEL_EVEN_WEEKS, "even-weeks")               /* "parillisina viikkoina" */
LABEL(LABEL_ODD_WEEKS, "odd-weeks")
LABEL(LABEL_MONTHLY, "monthly")   /* "kuukauden {nth} {day}" */
LABEL(LABEL_ORDINALS, "ordinals") /* first to fifth, and last, for {nth} */
LABEL(LABEL_NOT_ON, "not-on")     /* "ei {dates}" */
LABEL(LABEL_MON, "mon")           /* short names of weekdays: "ma" */
LABEL(LABEL_TUE, "tue")
LABEL(LABEL_WED, "wed")
LABEL(LABEL_THU, "thu")
LABEL(LABEL_FRI, "fri")
LABEL(LABEL_SAT, "sat")
LABEL(LABEL_SUN, "sun")
LABEL(LABEL_SPRING, "spring") /* "kevät {year}" */
LABEL(LABEL_SUMMER, "summer")
LABEL(LABEL_AUTUMN, "autumn")
LABEL(LABEL_WINTER, "winter")
LABEL(LABEL_NO_CATEGORY, "no-category") /* "Muuta": heading over listings without a category */
