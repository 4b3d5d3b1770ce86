"""What people call one thing, by words of the field and in Urdu."""

# Each line is one thing; lines that begin alike speak of the same one.
_SAME = """
transfer, posting, tenure, rotation, time in post, length of service
transfer, stay in post, turnover, reshuffle, تبادلہ, تعیناتی, تقرری
head teacher, headteacher, headmaster, headmistress, principal
head teacher, ہیڈ ماسٹر, ہیڈ ٹیچر
supervision, supervisor, monitoring, inspection, school visit, visit, نگرانی, معائنہ
training, trainer, professional development, capacity, capacity building, course, تربیت
money, budget, budgetary, finance, financial, fund, funding, allowance, بجٹ, رقم
money, فنڈ, مالیات
woman, women, female, gender, خواتین, عورت, عورتیں
girl, girls, لڑکی, لڑکیاں, لڑکیوں
boy, boys, لڑکا, لڑکے, لڑکوں
teacher, استاد, اساتذہ
school, اسکول, سکول, مدرسہ
district, ضلع, اضلاع, ضلعی
province, صوبہ, صوبے, صوبوں, صوبائی
data, statistics, figures, emis, information system, اعداد, ڈیٹا
attendance, presence, حاضری
appointment, appointed, selection, recruitment, hiring, بھرتی, انتخاب
vacancy, vacant, unfilled, empty post, خالی
politics, political, politician, interference, pressure, سیاسی, سیاست, دباؤ, مداخلت
out of school, oosc, never attended, dropped out, dropout, اسکول سے باہر
disability, disabled, special need, معذوری, معذور
exam, examination, assessment, test, امتحان
deo, district education officer, ceo, ضلعی تعلیمی افسر
promotion, career, grade, ترقی
autonomy, power, authority, decide, delegation, اختیار, اختیارات
scorecard, ranking, league table, performance, کارکردگی
supervision, supervisory, inspector
training, untrained, trainee, induction
money, allocation, grant, expenditure, spending, پیسہ
woman, lady, ladies, عورتوں, زنانہ
man, men, male, gents, مرد, مردوں, مردانہ
teacher, اساتذہ کرام, ٹیچر
data, nemis
absence, absent, absentee, absenteeism, غیر حاضری, غیر حاضر
attendance, absent, absentee, absenteeism
council, parent teacher council, ptc, smc, school management committee, school council
schools not working, non functional, nonfunctional, closed school, ghost school
merit, screening, میرٹ
politics, safarish, nepotism, favouritism, patronage, سفارش
deo, district officer, ڈی ای او, ڈسٹرکٹ ایجوکیشن آفیسر
assistant education officer, aeo, asdeo, اے ای او
deputy officer, deputy district officer, ddeo, deputy deo, ڈپٹی
workload, load, span of control, assistant officer schools, بوجھ
grade, bps, pay scale, basic scale, گریڈ
devolution, decentralization, devolved
education, تعلیم, تعلیمی
union, association, یونین
merged district, merged, newly merged, merger, fata, tribal, tribal district, ضم شدہ
Khyber Pakhtunkhwa, kp, kpk, nwfp, pakhtunkhwa, خیبر پختونخوا, کے پی, سرحد
Balochistan, baluchistan, بلوچستان
Sindh, sind, سندھ
Punjab, panjab, پنجاب
Islamabad, federal capital, اسلام آباد
computer, ict, digital, information technology, کمپیوٹر
Pakistan, پاکستان
planning, plan, منصوبہ, منصوبہ بندی
minister, وزیر
officer, official, افسر, افسران
learning, learning outcome, سیکھنا
""".strip()

THINGS = tuple(tuple(line.split(", ")) for line in _SAME.splitlines())
