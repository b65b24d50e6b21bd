"""What people write, in their languages; month and weekday names as moment.js gives them (run with its locales)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """``code`` is moment's; ``of_month`` the month beside a day's number, where that differs from the month alone."""

    code: str
    daily: str
    books: str
    meetings: str
    folk: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    """Monday first."""
    people: tuple[str, ...]
    lines: tuple[str, ...]
    of_month: tuple[str, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


EN = Tongue(
    "en",
    "Daily Notes",
    "Books",
    "Meetings",
    "People",
    _words("January|February|March|April|May|June|July|August|September|October|November|December"),
    _words("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    _words("Ann Lee|Ben O'Hara|Zoë Quinn"),
    _words(
        "Walked to the river before work.|Called the bank about the card.|Soup again, with too much dill."
        "|Sprint review moved to Friday #work/sprint-12|Slept badly; read until two.|The bike needs a new chain."
    ),
)
DE = Tongue(
    "de",
    "Tagebuch",
    "Bücher",
    "Besprechungen",
    "Leute",
    _words("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
    _words("Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"),
    _words("Jürgen Groß|Änne Weiß|Paul Ölke"),
    _words(
        "Früh im Garten, die Äpfel sind reif.|Straße gesperrt, eine Stunde zu spät.|Abends Skat bei Jürgen."
        "|Steuer endlich fertig #haushalt/steuer|Kopfschmerzen, früh ins Bett.|Fahrrad geflickt; die Kette ist hin."
    ),
)
FR = Tongue(
    "fr",
    "Journal intime",
    "Livres",
    "Réunions",
    "Gens",
    _words("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
    _words("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
    _words("Noël Lefèvre|Chloé d'Aubigné|Œdipe Martin"),
    _words(
        "Marché ce matin : poireaux, œufs, fromage.|Réunion annulée, j'ai lu au café.|Il pleut ; le vélo attendra."
        "|Répétition de la chorale #loisirs/chœur|« On verra demain », dit-elle.|Facture d'électricité payée."
    ),
)
ES = Tongue(
    "es",
    "Diario",
    "Libros",
    "Reuniones",
    "Gente",
    _words("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
    _words("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
    _words("Íñigo Peña|Lucía Núñez|Ángel Muñoz"),
    _words(
        "¿Quién riega las plantas? Yo, otra vez.|Paseo largo hasta el mercado.|¡Por fin llegó el paquete!"
        "|Clase de cerámica #ocio/cerámica|Dormí poco y mal.|La bicicleta pide una cadena nueva."
    ),
)
PT = Tongue(
    "pt-br",
    "Diário",
    "Livros",
    "Reuniões",
    "Pessoas",
    _words("janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"),
    _words(
        "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
    ),
    _words("João Conceição|Inês Araújo|Zé Brandão"),
    _words(
        "Choveu a manhã inteira.|Almoço com a Inês; falamos da viagem.|O relatório não ficou pronto."
        "|Treino leve #saúde/corrida|Feijão no fogo, rádio ligado.|Pão de queijo às três."
    ),
)
RU = Tongue(
    "ru",
    "Дневник",
    "Книги",
    "Встречи",
    "Люди",
    _words("январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"),
    _words("понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"),
    _words("Пётр Щукин|Алёна Юрьева|Лёва Ёлкин"),
    _words(
        "Утром гулял у реки.|Созвон перенесли на четверг.|Чинил велосипед до вечера."
        "|Прочитал двадцать страниц #чтение/проза|Плохо спал, рано встал.|Сварил щи, вышло неплохо."
    ),
    _words("января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"),
)
JA = Tongue(
    "ja",
    "日記",
    "本",
    "会議",
    "人",
    tuple(f"{n}月" for n in range(1, 13)),
    _words("月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日"),
    _words("髙橋 さくら|佐々木 健|𠮷田 誠"),
    _words(
        "朝、川沿いを歩いた。|会議は金曜日に延期。|カレーを作りすぎた。"
        "|自転車のチェーンを替えた #趣味/自転車|夜ふかしして本を読んだ。|ﾊﾝｶｸも全角も混ざる。"
    ),
)
ZH = Tongue(
    "zh-cn",
    "日记",
    "读书",
    "会议",
    "人物",
    _words("一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月"),
    _words("星期一|星期二|星期三|星期四|星期五|星期六|星期日"),
    _words("王小明|欧阳静|陈𬱟"),
    _words(
        "早上去河边散步。|会议改到周五。|晚饭吃面，多放了醋。"
        "|换了自行车链条 #爱好/骑行|没睡好，读到两点。|天气：小雨转晴。"
    ),
)
KO = Tongue(
    "ko",
    "일기",
    "책",
    "회의",
    "사람",
    tuple(f"{n}월" for n in range(1, 13)),
    _words("월요일|화요일|수요일|목요일|금요일|토요일|일요일"),
    _words("김서연|박지훈|이하늘"),
    _words(
        "아침에 강가를 걸었다.|회의가 금요일로 밀렸다.|김치찌개를 끓였다."
        "|자전거 체인을 갈았다 #취미/자전거|잠을 설쳤다.|책을 스무 쪽 읽었다."
    ),
)
AR = Tongue(
    "ar",
    "يوميات",
    "كتب",
    "اجتماعات",
    "ناس",
    _words("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    _words("الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد"),
    _words("ليلى حدّاد|عمر الشّامي|نُور"),
    _words(
        "مشيت صباحًا قرب النهر.|تأجّل الاجتماع إلى الجمعة.|طبخت عدسًا كثيرًا."
        "|أصلحت الدرّاجة #هواية/دراجة|نمت قليلًا.|قرأت عشرين صفحة."
    ),
)
HE = Tongue(
    "he",
    "יומן",
    "ספרים",
    "פגישות",
    "אנשים",
    _words("ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"),
    _words("שני|שלישי|רביעי|חמישי|שישי|שבת|ראשון"),
    _words("נועה לוי|דָּוִד כהן|תמר"),
    _words(
        "הלכתי לאורך הנחל.|הפגישה נדחתה ליום שישי.|בישלתי מרק, יצא טוב."
        "|תיקנתי את האופניים #תחביב/אופניים|ישנתי מעט.|קראתי עשרים עמודים."
    ),
)
TH = Tongue(
    "th",
    "บันทึกประจำวัน",
    "หนังสือ",
    "ประชุม",
    "ผู้คน",
    _words(
        "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
    ),
    _words("จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์"),
    _words("สมชาย ใจดี|น้ำฝน|กิตติศักดิ์"),
    _words(
        "เช้านี้เดินริมแม่น้ำ|ประชุมเลื่อนไปวันศุกร์|ทำแกงเขียวหวาน"
        "|เปลี่ยนโซ่จักรยาน #งานอดิเรก/จักรยาน|นอนไม่ค่อยหลับ|อ่านหนังสือยี่สิบหน้า"
    ),
)
EMOJI = Tongue(
    "en",
    "🗓️ Days",
    "📚",
    "🤝 Syncs",
    "👩‍👩‍👧 Folks",
    EN.months,
    EN.weekdays,
    _words("🦊 Fox|👩🏽‍🚀 Mae|Ŧim 🐢"),
    _words("☕️→🚲→💻|🌧️ all day #mood/🌧️|🍜🍜🍜|Gym ✅ #💪/legs|😴 5h|🎸 practice, E♭ major"),
)
