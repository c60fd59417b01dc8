"""The book of indicators: the targets of the seed, collaboration, and what else the facts let be counted.

The seed names the targets; no official formula of any was found. All definitions here are designs of our own (grade D).
"""

from typing import Final

from domain.terms import Term
from projections.read_models.collaboration.request import COLLABORATION
from projections.read_models.indicators.coded_acts import CODED_ACTS
from projections.read_models.indicators.indicator import Indicator, Is, Variant, checked
from projections.read_models.indicators.leads import LEADS
from projections.read_models.indicators.outbound_documents import OUTBOUND_DOCUMENTS
from projections.read_models.indicators.produced_decisions import PRODUCED_DECISIONS

_ALL: Final = 1000
_COUNTS: Final = (Is("counts"),)
_MET: Final = Is("met")
_PLATFORM: Final = Is("source", setting="platform")

_TARGETS: Final = (
    Indicator(
        id="act_codes",
        name=Term("行政行为赋码率", "share of acts with a code"),
        definition=Term(
            "分母：期内启动的检查任务、处罚案件（简易、普通）和行政强制措施；分子：在首次对外（入企、决定送达、"
            "实施强制）之前或同时已赋码的。事后赋码不计，另列“最终赋码”。案件的码对其各行为有效（一码关联）。",
            "Of the inspection tasks, penalty cases and coercive measures begun in the period, those whose case had an "
            "act code before or at the first effect outside (entry, service of the decision, the measure). A code of "
            "the case counts for each of its acts; late codes show under `ever` only.",
        ),
        target=_ALL,
        model=CODED_ACTS,
        among=(Is("act", ("inspection", "ordinary", "on_the_spot", "measure")),),
        counts=_COUNTS,
        met=_MET,
        variants=(Variant(id="ever", name=Term("最终赋码", "ever minted"), met=Is("ever")),),
    ),
    Indicator(
        id="permit_act_codes",
        name=Term("行政许可赋码率", "share of permit applications with a code"),
        definition=Term(
            "许可是否属于赋码范围由各地确定，单列：期内申请的许可中，在证件或决定送达之前或同时已赋码的。",
            "Whether permits bear codes is a place's own choice, so they stand apart: of the permits applied for in "
            "the period, those with a code before or at delivery.",
        ),
        model=CODED_ACTS,
        among=(Is("act", ("permit",)),),
        met=_MET,
        variants=(Variant(id="ever", name=Term("最终赋码", "ever minted"), met=Is("ever")),),
    ),
    Indicator(
        id="lead_disposal",
        name=Term("执法线索处置率", "share of leads disposed of"),
        definition=Term(
            "分母：期内到期的线索（并案的不计，移交的按现承办机关计一次；截至查询时点尚未到期的不计）；"
            "分子：按期办结并已反馈的。另列最终办结并反馈、按期办结（不论反馈）。",
            "Of the leads that fell due in the period (merged ones left out, transferred ones once, at the organ that "
            "holds them), those disposed of in time with feedback given. Leads not yet due do not count.",
        ),
        target=_ALL,
        model=LEADS,
        dated="counted_on",
        counts=_COUNTS,
        met=_MET,
        variants=(
            Variant(id="final", name=Term("最终办结并反馈", "in the end, with feedback"), met=Is("ever")),
            Variant(
                id="disposed_in_time",
                name=Term("按期办结（不论反馈）", "in time, feedback or not"),
                met=Is("disposed_in_time"),
            ),
        ),
    ),
    Indicator(
        id="electronic_seals",
        name=Term("电子签章使用率", "share of documents with an electronic seal"),
        definition=Term(
            "分母：期内发出的处罚决定书、不予处罚决定书；分子：发出时已加盖且验章有效的电子签章的。纸质盖章、"
            "未验章的计为未达标。事件只记录决定书签章，其他文书列为未计入。",
            "Of the decisions sent out in the period, those that bore an electronic seal that verifies. Seals on "
            "paper and unverified ones are misses. The log tells the seal of decisions alone: other documents are "
            "listed as left out.",
        ),
        target=_ALL,
        model=OUTBOUND_DOCUMENTS,
        counts=_COUNTS,
        met=_MET,
        variants=(Variant(id="ever", name=Term("最终签章", "sealed in the end"), met=Is("ever")),),
    ),
    Indicator(
        id="platform_output_cases",
        name=Term("平台出件率（按案件）", "share of cases decided on the platform"),
        definition=Term(
            "口径一：期内作出决定的案件中，决定由平台系统产生的。哪些系统属于平台由参数 platform 给出；"
            "缺省为本系统指令和登记为可代表所有机关的来源。口径以何为准未核实，两种并列。",
            "Reading (a): of the cases decided in the period, those whose decision a system of the platform produced. "
            "The parameter `platform` names the systems; by default commands given here, and sources registered for "
            "every organ. Which reading the province scores is not verified: both stand side by side.",
        ),
        target=_ALL,
        model=PRODUCED_DECISIONS,
        counts=_COUNTS,
        met=_PLATFORM,
    ),
    Indicator(
        id="platform_output_organs",
        name=Term("平台出件率（按机关）", "share of organs with a case on the platform"),
        definition=Term(
            "口径二：期末登记在册的执法机关（综合执法、部门、镇街）中，期内至少有一件由平台系统产生决定的。",
            "Reading (b): of the organs with enforcement duty on the last day (integrated bureaus, departments, "
            "townships), those with at least one decision of the period produced by a system of the platform.",
        ),
        target=_ALL,
        model=PRODUCED_DECISIONS,
        counts=_COUNTS,
        met=_PLATFORM,
        by_organ=True,
    ),
    Indicator(
        id="collaboration_response",
        name=Term("协同响应率", "share of requests answered"),
        definition=Term(
            "分母：期内到期的协查协办、联合执法（按被请求机关计）和联合会商请求；分子：按期答复（含书面拒绝）或"
            "参加的。期限为请求载明的、当地规定的，否则缺省 10 个工作日（设计值）。会商没有请求记录，列为未计入。",
            "Of the requests for assistance, joint enforcement (one for each organ called) and consultation that fell "
            "due in the period, those answered in time, a refusal in writing included. The term is the request's own, "
            "else the place's, else ten working days by design. No fact asks for a consultation: they are left out.",
        ),
        target=_ALL,
        model=COLLABORATION,
        dated="counted_on",
        among=(Is("kind", ("assistance", "joint_enforcement", "consultation")),),
        counts=_COUNTS,
        met=_MET,
        variants=(Variant(id="final", name=Term("最终响应", "answered in the end"), met=Is("ever")),),
    ),
)

_OTHERS: Final = (
    Indicator(
        id="transfer_response",
        name=Term("移送响应率", "share of transfers answered"),
        definition=Term(
            "期内到期的案件移送、线索移交中，按期接收或退回的。",
            "Of the transfers of cases and leads that fell due in the period, those accepted or sent back in time.",
        ),
        model=COLLABORATION,
        dated="counted_on",
        among=(Is("kind", ("case_transfer", "lead_transfer")),),
        counts=_COUNTS,
        met=_MET,
        variants=(Variant(id="final", name=Term("最终响应", "answered in the end"), met=Is("ever")),),
    ),
    Indicator(
        id="problem_detection",
        name=Term("问题检出率", "share of inspections that found a violation"),
        definition=Term("期内启动且已结束的检查中，检出问题的。", "Of the inspections begun in the period and ended."),
        model=CODED_ACTS,
        among=(Is("act", ("inspection",)),),
        counts=(Is("finished"),),
        met=Is("violation"),
    ),
    Indicator(
        id="fast_track",
        name=Term("简案快办占比", "share of fast-track decisions"),
        definition=Term(
            "期内按普通程序作出决定的案件中，适用快速办理的。",
            "Of the cases decided in the ordinary procedure in the period.",
        ),
        model=PRODUCED_DECISIONS,
        among=(Is("ordinary"),),
        counts=_COUNTS,
        met=Is("fast_track"),
    ),
    Indicator(
        id="first_offences_spared",
        name=Term("首违不罚占比", "share of first offences spared"),
        definition=Term(
            "期内按普通程序作出决定的案件中，以首违不罚不予处罚的。",
            "Of the cases decided in the ordinary procedure in the period, those not punished as a first offence.",
        ),
        model=PRODUCED_DECISIONS,
        among=(Is("ordinary"),),
        counts=_COUNTS,
        met=Is("first_offence"),
    ),
    Indicator(
        id="online_legal_review",
        name=Term("线上法制审核率", "share of legal reviews at a centre"),
        definition=Term(
            "期内经法制审核后决定的案件中，由法制保障中心跨部门线上审核的（以审核记录载明中心为准）。",
            "Of the cases decided in the period after legal review, those reviewed at a centre for several organs.",
        ),
        model=PRODUCED_DECISIONS,
        among=(Is("reviewed"),),
        counts=_COUNTS,
        met=Is("reviewed_at_centre"),
    ),
    Indicator(
        id="court_enforcement",
        name=Term("非诉执行占比", "share of penalties that the court was asked to enforce"),
        definition=Term(
            "期内决定处罚的案件中，已申请法院强制执行的。",
            "Of the cases in which a penalty was decided in the period, those brought before the court since.",
        ),
        model=PRODUCED_DECISIONS,
        among=(Is("punished"),),
        counts=_COUNTS,
        met=Is("court_asked"),
    ),
)

INDICATORS: Final[dict[str, Indicator]] = {i.id: checked(i) for i in (*_TARGETS, *_OTHERS)}
"""Every indicator by its id."""
