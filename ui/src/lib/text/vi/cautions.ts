/** What speaks for waiting with the money, by the code of the core. */
export const cautions: Record<string, { title: string; advice: string }> = {
  third_unpaid_month: {
    title: 'Đã hai tháng liền chưa nhận',
    advice:
      'Tháng này không nhận nữa là ba tháng liền, trợ cấp xã hội có thể bị tạm dừng. Cố gắng gặp đúng người; không gặp được thì báo bưu cục.',
  },
  death_reported: {
    title: 'Có người báo người này đã mất',
    advice:
      'Xem kỹ trước khi trao tiền. Người đã mất thì giữ phong bì lại, không giao cho người nhà; xã, phường quyết định.',
  },
};
