# n items of thirty departments that all rest on one article, their names made of few words.
BEGIN {
	departments = split("城市管理 水务 公安 应急管理 教育 民政 财政 商务 统计 审计 体育 气象 司法 民族宗教 科技 文化 卫生 交通 农业 林业 自然资源 住建 发改 工信 人社 医保 市监 信访 档案 国资", department, " ")
	verbs = split("损毁 占用 拆除 涂改 遮挡 迁移 倒卖 出租 停用 改建", verb, " ")
	things = split("路灯 井盖 绿地 水管 桥梁 站牌 岗亭 栏杆 树池 花坛 雨篦 电箱 标志 广场 台阶 围挡", thing, " ")
	srand(5)
	for (d = 1; d <= departments; d++) {
		printf "%s清单: 权责清单\n部门: 示例市%s局\n事项:\n", (d > 1 ? "---\n" : ""), department[d]
		for (i = 0; i < n / departments; i++)
			printf "  - {事项名称: 对%s%s%s第%d处的处罚, 权力类型: 行政处罚, 行使主体: 市%s局, 实施依据: 《示例市市政条例》第三条}\n",
			       verb[1 + int(rand() * verbs)], thing[1 + int(rand() * things)],
			       thing[1 + int(rand() * things)], 1 + int(rand() * 500), department[d]
	}
}
