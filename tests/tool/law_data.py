#!/usr/bin/env python3
"""Makes rules/law/*.tsv from the tables of facts in a folder; run by hand when those change.

    tests/tool/law_data.py FOLDER rules/law

Only facts are kept (titles, ranks, issuers, dates, counts, repeals, renumbering, who may set what);
columns with sentences of statutes are dropped. Where sources disagree on a repeal, a repealing text
goes before the register's own status, and that before what was mined from closing articles.
"""

import csv
import datetime
import re
import sys
from collections import defaultdict

SRC, OUT = sys.argv[1], sys.argv[2]
PROMULGATION_DAYS = 200  # at most, from adoption to promulgation


def table(name):
    with open(f"{SRC}/{name}", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(name, columns, rows):
    with open(f"{OUT}/{name}", "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(columns) + "\n")
        for row in rows:
            f.write("\t".join(row.get(c, "") for c in columns) + "\n")
    print(f"{name}: {len(rows)} rows")


def key(title):
    """As law/key.c: two spellings of one title have one key."""
    t = title.replace("中华人民共和国", "")
    t = re.sub(r"[〈〉《》<>＜＞\s\u3000]", "", t)
    return t.replace("（", "(").replace("）", ")")


def bare(title):
    return re.sub(r"\([\d-]+\)$", "", title)


def day(text):
    return datetime.date.fromisoformat(text)


def near(adopted, version):
    return 0 <= (day(version) - day(adopted)).days <= PROMULGATION_DAYS


def short_issuer(name):
    return name.replace("人民代表大会常务委员会", "人大常委会").replace("人民代表大会", "人大")


# ---- editions ----

def editions_of(rows):
    """[(adopted, promulgated, effective)], oldest first, and whether the history is whole."""
    events, found, whole = set(), {}, True
    for r in rows:
        dates = [d.rstrip("~") for d in [r["enacted"]] + r["revisions"].split(",") if d]
        v = r["version"]
        if v and v not in dates:
            before = [d for d in dates if near(d, v)]
            if before:
                found[v] = before[-1]
                dates.remove(before[-1])
            elif dates:
                whole = False
            dates.append(v)
        if r["header_truncated"] == "Y" or not r["enacted"]:
            whole = False
        events |= set(dates)
    events -= set(found.values())
    # The same act under the day of the meeting and the day of the decree.
    for d in sorted(events):
        later = [v for v in events if v != d and v in {r["version"] for r in rows} and near(d, v)
                 and (day(v) - day(d)).days <= 45]
        if later and d not in {r["version"] for r in rows}:
            found.setdefault(later[0], d)
            events.discard(d)
    effective = {}
    for r in rows:
        amended = r["version"] != r["enacted"] and len(events) > 1
        told = r["effective"]
        if told and told < r["version"]:
            told = ""  # the closing article still says the day of the first edition
        if amended and r["effective_src"] == "末条(公布之日)":
            told = ""
        if r["version"]:
            effective[r["version"]] = told
    out = [(found.get(d, d), d, effective.get(d, "")) for d in sorted(events)]
    for r in rows:  # known to be coming, or to have come, without a text
        m = re.match(r"(\d{4}-\d\d-\d\d)修订本自(\d{4}-\d\d-\d\d)施行", r["replaced_by"])
        if m:
            out.append((m[1], m[1], m[2]))
        m = re.match(r"(\d{4})年修正\(excerpt", r["replaced_by"])
        if m:
            out.append((m[1], m[1], ""))
    return out, whole


def edition_text(e):
    adopted, promulgated, effective = e
    text = promulgated if adopted == promulgated else f"{adopted}:{promulgated}"
    return text + (f"/{effective}" if effective else "")


# ---- articles ----

def shape_text(counts):
    """One entry of register-articles without its number: paragraphs and their items."""
    if not counts:
        return ""
    items = counts.split(",")
    if all(i == "0" for i in items):
        return f"*{len(items)}" if len(items) > 1 else ""
    return ":" + counts


def article_key(entry):
    number, _, suffix = entry.partition(":")[0].partition("-")
    return int(number), int(suffix or 0)


def articles_text(text):
    """Runs of the same shape are written first..last."""
    entries = sorted(set(text.split()), key=article_key)
    runs = []
    for e in entries:
        number, _, counts = e.partition(":")
        shape = shape_text(counts)
        if runs and number.isdigit() and runs[-1][1].isdigit() and runs[-1][2] == shape \
                and int(number) == int(runs[-1][1]) + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number, shape])
    return " ".join((a if a == b else f"{a}..{b}") + s for a, b, s in runs)


# ---- repeals ----

def place_of(issuer):
    return re.sub(r"人民代表大会.*", "", issuer)


def mined_repeals(groups):
    """key → (title, date, no later, successor, successor's row), without what cannot be one."""
    out = {}
    for p in table("repeals.tsv"):
        k, by_key, title = key(p["repealed_title"]), key(p["by_title"]), p["repealed_title"]
        by = groups.get(by_key, [None])[-1]
        if p["scope"] != "全部" or k == by_key or not by or re.search(r"修改|修订|修正", title):
            continue
        if by["rank"] == "地方性法规" and not title.startswith(place_of(by["issuer"])[:2] or "?"):
            continue  # a local regulation repeals none of another place, and no national one
        date, no_later = p["by_effective"], False
        if not date:
            date, no_later = by["status_asof"], True
        elif p["by_version"] != by["enacted"] and date >= p["by_version"] > "":
            no_later = True  # the day the later edition took effect
        old = out.get(k)
        if old and (old[1], old[2]) <= (date, no_later):
            continue
        out[k] = (title, date, no_later, p["by_title"], by)
    return out


def known_repeals():
    out = {}
    for k in table("known-repealed.tsv"):
        if "部分废止" in k["replaced_by"]:
            continue
        date, no_later = k["repealed_from"], False
        if re.fullmatch(r"\d{4}-", date):
            date = date[:4]  # some day of that year
        if not date:
            m = re.search(r"(\d{4}-\d\d-\d\d)施行", k["replaced_by"])
            date = m[1] if m else ""
        successor = re.sub(r"第\d+条$|\(.*\)$", "", k["replaced_by"])
        out[key(k["title"])] = dict(title=k["title"], rank=k["rank"], date=date,
                                    no_later=no_later, successor=successor,
                                    confidence=k["confidence"],
                                    source="text" if k["verified"] == "text" else "known")
    return out


def repeal_fields(date, no_later, successor, source, confidence):
    return dict(repealed=("~" if no_later else "") + date, successor=bare(successor),
                source=source, confidence=confidence)


def repeal_of(k, rows, known, mined):
    """The repeal columns of a group of register rows, by the order of trust."""
    gone = [r for r in rows if r["status"].startswith("已废止")]
    in_force = [r for r in rows if r["status"].startswith("现行")]
    asof = max(r["status_asof"] for r in rows)
    if k in known:
        f = known[k]
        date, no_later = f["date"], f["no_later"]
        if not date and gone:
            date, no_later = asof, True
        source = f["source"] if date or not gone else "inferred"
        if not f["date"] and f["source"] == "known":
            source = "inferred"
        if "不在" in (gone[0]["replaced_by"] if gone else ""):
            m = re.search(r"不在(\d{4}-\d\d-\d\d)目录", gone[0]["replaced_by"])
            date, no_later, source = m[1], True, "inferred"
            if "目录仍有" in gone[0]["replaced_by"]:
                date, no_later = date[:4], False  # in the list at the end of the year before
        return repeal_fields(date, no_later, f["successor"], source, f["confidence"])
    if gone and not in_force:
        r = gone[-1]
        date = r["status_date"]
        if date:
            return repeal_fields(date, False, r["replaced_by"], "register", "high")
        successor = r["replaced_by"] if r["status"] == "已废止" else ""
        return repeal_fields(asof, True, successor, "register", "medium")
    if in_force or k not in mined:
        return {}
    _, date, no_later, by, _ = mined[k]
    return repeal_fields(date, no_later, by, "mined", "medium")


# ---- the register ----

COLUMNS = ("title aliases rank issuer province level editions repealed successor source confidence "
           "rewritten as_of complete articles").split()


def rank_of(r):
    if r["rank"] != "其他":
        return r["rank"]
    return "党内文件" if "党内" in r["subkind"] else ""


def aliases_of(rows):
    have = {key(r["title"]) for r in rows}
    out = []
    for r in rows:
        for a in r["aliases"].split("|"):
            if a and key(a.rstrip("*")) not in have and a not in out:
                out.append(a)
    return "|".join(out)


def articles_of(rows, articles):
    parts = []
    for r in rows:
        text = articles_text(articles.get(r["id"], ""))
        if text and r["version"]:
            parts.append(r["version"] + ("=" if r["text_complete"] == "Y" else "~") + text)
    return " | ".join(parts)


def national(rank):
    return rank in ("宪法", "法律")


def register_rows(groups, known, mined):
    articles = {a["id"]: a["articles"] for a in table("register-articles.tsv")}
    rewritten = {key(r["title"]): r["last_whole_revision"]
                 for r in table("renumbered-since-2015.tsv")}
    out = []
    for k, rows in groups.items():
        if len(rows) > 1:
            rows = [r for r in rows if r["version"]] or rows
        rows = sorted(rows, key=lambda r: r["version"])
        last = rows[-1]
        if last["title"].endswith("攻略"):
            continue  # no instrument
        editions, whole = editions_of(rows)
        out.append(dict(
            title=last["title"], aliases=aliases_of(rows), rank=rank_of(last),
            issuer=short_issuer(last["issuer"]), province=last["province"],
            level="市" if last["subkind"] in ("设区的市", "经济特区法规", "自治条例/单行条例") else "",
            editions=" ".join(map(edition_text, editions)),
            rewritten=rewritten.get(k, ""), as_of=max(r["status_asof"] for r in rows),
            complete="" if not whole else "Y" if national(last["rank"]) else "F",
            articles=articles_of(rows, articles), **repeal_of(k, rows, known, mined)))
    return out


def rank_of_repealed(title, by_rank):
    """Only where the title, or what repealed it, leaves one rank."""
    if by_rank == "部门规章":
        return "" if title.endswith("条例") else by_rank
    if by_rank == "地方性法规":
        return by_rank if title.endswith("条例") else ""
    return "法律" if title.endswith("法") and not title.endswith("办法") else ""


def rows_of_repealed(groups, known, mined):
    """Instruments of which nothing but the repeal is known."""
    out = []
    for k, f in known.items():
        if k not in groups:
            out.append(dict(title=f["title"], rank=f["rank"],
                            **repeal_fields(f["date"], f["no_later"], f["successor"],
                                            f["source"] if f["date"] else "inferred",
                                            f["confidence"])))
    for k, (title, date, no_later, by, row) in mined.items():
        if k in groups or k in known:
            continue
        local = row["rank"] == "地方性法规"
        out.append(dict(title=title, rank=rank_of_repealed(title, row["rank"]),
                        province=row["province"],
                        level="市" if local and row["subkind"] == "设区的市" else "",
                        **repeal_fields(date, no_later, by, "mined", "medium")))
    return out


# Adopted after the tables were made, and known to be.
LATER = [dict(title="行政执法监督条例", rank="行政法规", issuer="国务院",
              editions="2025-12-17/2026-02-01", as_of="2026-06-26", complete="F")]


# ---- renumbering ----

MOVE_COLUMNS = "law from successor to source moves".split()


def move_tokens(rows):
    """old>new: «=» the words are the same, «:88» the similarity, «?45» weak, «-» gone."""
    out, runs = [], []
    for m in rows:
        old, new = m["old_article"], m["new_article"]
        dice = round(float(m["dice"]) * 100)
        relation = m["relation"]
        if relation in ("相同", "改号不改文"):
            if runs and runs[-1] is out[-1] and old.isdigit() and new.isdigit() \
                    and runs[-1][1].isdigit() and int(old) == int(runs[-1][1]) + 1 \
                    and int(new) == runs[-1][2] + (int(old) - int(runs[-1][0])):
                runs[-1][1] = old
                continue
            if old.isdigit() and new.isdigit():
                out.append([old, old, int(new)])
                runs.append(out[-1])
            else:
                out.append(f"{old}>{new}=")
        elif relation.startswith("无对应"):
            out.append(f"{old}>-")
        else:
            out.append(f"{old}>{new}{'?' if relation.startswith('疑似') else ':'}{dice}")
    text = [t if isinstance(t, str) else
            (t[0] if t[0] == t[1] else f"{t[0]}..{t[1]}") + f">{t[2]}=" for t in out]
    return " ".join(text)


def computed_moves():
    pairs = defaultdict(list)
    for m in table("renumber-map.tsv"):
        pairs[m["old_law"], m["old_version"], m["new_law"], m["new_version"]].append(m)
    out = []
    for (old, frm, new, to), rows in pairs.items():
        rows.sort(key=lambda m: article_key(m["old_article"]))
        out.append({"law": old, "from": frm, "successor": "" if new == old else new, "to": to,
                    "source": "compared", "moves": move_tokens(rows)})
    return out


def known_moves(groups, computed):
    """From knowledge; the years of the old editions are looked up in the register."""
    pairs = defaultdict(list)
    for m in table("known-renumber.tsv"):
        pairs[m["law"], m["old_version"], m["new_version"][:10]].append(m)
    have = {(m["law"], m["to"]) for m in computed}
    out = []
    for (law, old, to), rows in pairs.items():
        if (law, to) in have:
            continue
        years = re.findall(r"\d{4}", old.split("(")[0])
        dates = [e[1] for e in editions_of(groups[key(law)])[0]
                 if years[0] <= e[1][:4] <= years[-1]]
        out.append({"law": law, "from": dates[0] if len(dates) == 1 else f"{dates[0]}..{dates[-1]}",
                    "to": to, "source": "known",
                    "moves": " ".join(f"{r['old_article']}>{r['new_article']}" +
                                      ("?" if r["confidence"] == "medium" else "")
                                      for r in rows)})
    return out


# ---- how far it reaches ----

REACH = (("法律", "laws"), ("行政法规", "administrative regulations"),
         ("司法解释", "judicial interpretations"), ("地方性法规", "local regulations"))


def as_of_rows(groups):
    """One line a language: the days the ranks are described as of, the provinces there are."""
    zh, en = [], []
    for rank, name in REACH:
        rows = [r for g in groups.values() for r in g if r["rank"] == rank]
        days = sorted({r["status_asof"] for r in rows})
        places = sorted({r["province"] for r in rows if r["province"]})
        span = days[0] if len(days) == 1 else f"{days[0]} 或 {days[-1]}"
        zh.append(f"{rank}截至 {span}" + (f"（限{'、'.join(places)}）" if places else ""))
        en.append(f"{name} as of {span.replace('或', 'or')}" +
                  (f" ({len(places)} provinces)" if places else ""))
    return [dict(lang="zh", text="，".join(zh)), dict(lang="en", text=", ".join(en))]


def main():
    groups = defaultdict(list)
    for r in table("register.tsv"):
        groups[key(r["title"])].append(r)
    known, mined = known_repeals(), mined_repeals(groups)
    rows = register_rows(groups, known, mined) + rows_of_repealed(groups, known, mined) + LATER
    write("register.tsv", COLUMNS, rows)
    computed = computed_moves()
    moves = computed + known_moves(groups, computed)
    write("renumber.tsv", MOVE_COLUMNS, sorted(moves, key=lambda m: (m["law"], m["from"])))
    write("township.tsv", ["law", "article", "paragraph", "verbs"],
          [dict(law=t["law"], article=t["article"], paragraph=t["para"], verbs=t["verbs"])
           for t in table("township-powers.tsv")])
    write("as-of.tsv", ["lang", "text"], as_of_rows(groups))


main()
