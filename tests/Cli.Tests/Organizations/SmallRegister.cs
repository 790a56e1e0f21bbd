namespace AnTq.Cli.Tests.Organizations;

/// <summary>A few rows of the real register: Bắc Kạn and Thái Nguyên, before and after the reform of 2025.</summary>
internal static class SmallRegister
{
    public const string Versions = """
        level,code,name,type,parent_code,valid_from,valid_to,start_reason,end_reason,name_ascii
        1,06,Tỉnh Bắc Kạn,Tỉnh,,2004-08-31,2025-07-01,initial,reform_2025,tinh bac kan
        1,19,Tỉnh Thái Nguyên,Tỉnh,,2004-08-31,2025-07-01,initial,reform_2025,tinh thai nguyen
        1,19,Tỉnh Thái Nguyên,Tỉnh,,2025-07-01,,reform_2025,,tinh thai nguyen
        2,058,Thị xã Bắc Kạn,Thị xã,06,2004-08-31,2015-03-11,initial,renamed_or_retyped,thi xa bac kan
        2,058,Thành phố Bắc Kạn,Thành phố,06,2015-03-11,2025-07-01,renamed_or_retyped,reform_2025,thanh pho bac kan
        3,01840,Phường Đức Xuân,Phường,058,2004-08-31,2025-07-01,initial,reform_2025,phuong duc xuan
        3,01840,Phường Đức Xuân,Phường,19,2025-07-01,,reform_2025,,phuong duc xuan
        3,01849,Xã Dương Quang,Xã,058,2004-08-31,2025-07-01,initial,reform_2025,xa duong quang
        3,01849,Xã Phong Quang,Xã,19,2025-07-01,,reform_2025,,xa phong quang

        """;

    public const string Communes = """
        old_level,old_code,old_name,old_district_code,old_province_code,new_code,new_name,new_province_code,kind,check
        3,01840,Phường Đức Xuân,058,06,01840,Phường Đức Xuân,19,full,agree
        3,01849,Xã Dương Quang,058,06,01849,Xã Phong Quang,19,full,agree

        """;

    public const string Provinces = """
        old_code,old_name,new_code,new_name,relation
        06,Tỉnh Bắc Kạn,19,Tỉnh Thái Nguyên,absorbed
        19,Tỉnh Thái Nguyên,19,Tỉnh Thái Nguyên,same_name

        """;
}
